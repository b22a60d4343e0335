package io.tenantsync.detector.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tenantsync.detector.detection.Presence;
import io.tenantsync.detector.detection.merging.Person;
import io.tenantsync.detector.detection.merging.TrackedGroup;
import io.tenantsync.schemas.UserKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private final Person person = new Person(
            new TreeMap<>(Map.of(
                    "displayName",
                    "Адель Ванс",
                    "accountEnabled",
                    true,
                    "showInAddressList",
                    false,
                    "count",
                    3L,
                    "share",
                    0.5,
                    "proxyAddresses",
                    List.of("SMTP:a", "smtp:b"))),
            "boss",
            new TreeMap<>(Map.of("g1", 4L)),
            Presence.SOFT_DELETED,
            1,
            2,
            3,
            4,
            new TreeSet<>(Set.of("displayName")),
            5);

    @Test
    void aPersonComesBack() {
        assertThat(PersonFormat.read(PersonFormat.write(person))).isEqualTo(person);
        assertThat(PersonFormat.read(PersonFormat.write(Person.unknown()))).isEqualTo(Person.unknown());
    }

    @Test
    void theFormatOfPeopleIsWhatStoresOfEarlierReleasesHold() {
        Person small = new Person(
                new TreeMap<>(Map.of("city", "Ulm")),
                null,
                new TreeMap<>(),
                Presence.DELETED,
                1,
                2,
                3,
                4,
                new TreeSet<>(),
                5);
        assertThat(HexFormat.of().formatHex(PersonFormat.write(small)))
                .isEqualTo("0102" + "0000000000000001" + "0000000000000002" + "0000000000000003" + "0000000000000004"
                        + "0000000000000005" + "ffffffff" + "00000001" + "00000004" + "63697479" + "01" + "00000003"
                        + "556c6d" + "00000000" + "00000000");
    }

    @Test
    void aGroupComesBack() {
        TrackedGroup group = new TrackedGroup("Sales", new TreeMap<>(Map.of("g0", 7L)), true, 9);
        assertThat(GroupFormat.read(GroupFormat.write(group))).isEqualTo(group);
        assertThat(GroupFormat.read(GroupFormat.write(TrackedGroup.unknown()))).isEqualTo(TrackedGroup.unknown());
    }

    @Test
    void aSweepComesBack() {
        Sweep sweep = Sweep.staleMembers("t", "g", 3).from(Keys.of("t", "u"));
        assertThat(Sweep.read(sweep.write())).isEqualTo(sweep);
        assertThat(Sweep.read(Sweep.missedByBaseline("t", 3).write())).isEqualTo(Sweep.missedByBaseline("t", 3));
    }

    @Test
    void anUnknownVersionIsRefusedWithWhatToDo() {
        byte[] newer = PersonFormat.write(person);
        newer[0] = 9;
        assertThatIllegalStateException()
                .isThrownBy(() -> PersonFormat.read(newer))
                .withMessageContaining("format 9");
    }

    @Test
    void aTenantIsOneRangeOfKeys() {
        assertThat(Keys.of(new UserKey("a", "zz"))).isBetween(Keys.first("a"), Keys.last("a"));
        assertThat(Keys.of(new UserKey("aa", "b"))).isGreaterThan(Keys.last("a"));
    }
}
