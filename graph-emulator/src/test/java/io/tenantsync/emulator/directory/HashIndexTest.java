package io.tenantsync.emulator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashIndexTest {
    @Test
    void namesWhoeverHasAValueThroughAnyNumberOfAdditionsAndRemovals() {
        HashIndex index = new HashIndex();
        Map<String, Set<Integer>> expected = new HashMap<>();
        Random random = new Random(7);
        for (int step = 0; step < 50_000; step++) {
            String value = "value" + random.nextInt(500);
            int ordinal = random.nextInt(200);
            Set<Integer> holders = expected.computeIfAbsent(value, v -> new HashSet<>());
            if (random.nextBoolean()) {
                index.add(HashIndex.hash(value), ordinal);
                holders.add(ordinal);
            } else {
                index.remove(HashIndex.hash(value), ordinal);
                holders.remove(ordinal);
            }
        }
        expected.forEach((value, holders) -> {
            BitSet found = new BitSet();
            index.candidates(HashIndex.hash(value), found::set);
            assertThat(found.stream().boxed()).containsExactlyInAnyOrderElementsOf(holders);
        });
    }

    @Test
    void doesNotCareAboutCase() {
        assertThat(HashIndex.hash("Ärger@CONTOSO.com")).isEqualTo(HashIndex.hash("äRGER@contoso.COM"));
    }
}
