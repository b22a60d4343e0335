package io.tenantsync.writer.writing.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenOffsetsTest {
    @Test
    void goesOnBehindTheLastOneWhenAllAreFinished() {
        OpenOffsets offsets = new OpenOffsets(7);
        assertThat(offsets.committable()).isEqualTo(7);
        offsets.taken(7);
        offsets.taken(9); // transactions leave gaps
        assertThat(offsets.committable()).isEqualTo(7);
        offsets.finished(9);
        assertThat(offsets.committable()).isEqualTo(7);
        offsets.finished(7);
        assertThat(offsets.committable()).isEqualTo(10);
        offsets.finished(7);
        assertThat(offsets.committable()).isEqualTo(10);
    }

    @Test
    void takesNothingTwice() {
        OpenOffsets offsets = new OpenOffsets(0);
        offsets.taken(3);
        assertThatThrownBy(() -> offsets.taken(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> offsets.taken(2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverPassesAnUnfinishedOffsetInWhateverOrderTheyFinish() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            OpenOffsets offsets = new OpenOffsets(0);
            List<Long> open = new ArrayList<>();
            for (long offset = 0; offset < 50; offset += 1 + random.nextInt(3)) {
                offsets.taken(offset);
                open.add(offset);
            }
            long end = open.getLast() + 1;
            List<Long> order = new ArrayList<>(open);
            Collections.shuffle(order, random);
            long before = -1;
            for (long offset : order) {
                offsets.finished(offset);
                open.remove(offset);
                long committable = offsets.committable();
                assertThat(committable)
                        .isEqualTo(
                                open.isEmpty()
                                        ? end
                                        : open.stream()
                                                .mapToLong(Long::longValue)
                                                .min()
                                                .getAsLong());
                assertThat(committable).isGreaterThanOrEqualTo(before);
                before = committable;
            }
        }
    }
}
