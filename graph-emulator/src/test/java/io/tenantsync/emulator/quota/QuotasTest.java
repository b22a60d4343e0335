package io.tenantsync.emulator.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tenantsync.emulator.MovableClock;
import io.tenantsync.emulator.json.Fields;
import io.tenantsync.emulator.quota.Verdict.Admitted;
import io.tenantsync.emulator.quota.Verdict.Refused;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotasTest {
    private final MovableClock clock = new MovableClock();
    private final Quotas quotas = new Quotas(clock, tenant -> 1_000);

    private static final Charge WRITE = new Charge("t", "a", 1, true, false);
    private static final Charge READ = new Charge("t", "a", 1, false, false);
    private static final Charge INVITATION = new Charge("t", "a", 1, true, true);

    @ParameterizedTest
    @CsvSource({
        "49, read, 3500, UNITS",
        "50, read, 5000, UNITS",
        "500, read, 5000, UNITS",
        "501, read, 8000, UNITS",
        "501, write, 3000, WRITES",
        "501, invitation, 150, INVITATIONS"
    })
    void admitsTheDocumentedAmountAtOnceAndNoMore(int users, String what, int amount, Limit limit) {
        Quotas sized = new Quotas(clock, tenant -> users);
        sized.set("t", QuotaSettings.DOCUMENTED);
        Charge charge = what.equals("read") ? READ : what.equals("write") ? WRITE : INVITATION;

        assertThat(admitted(sized, charge, amount + 500)).isEqualTo(amount);
        assertThat(sized.charge(charge))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.limit()).isEqualTo(limit));
    }

    @ParameterizedTest
    @CsvSource({
        // limit, scale, window, others, seconds that pass, admitted then
        "1, 1, 1, 0, 10, 200",
        "1, 0.1, 0.1, 0, 10, 200",
        "1, 0.1, 1, 0, 10, 20",
        "0.7, 1, 1, 0, 10, 140",
        "1.3, 1, 1, 0, 10, 260",
        "1, 1, 1, 0.25, 10, 150",
        "1, 0.01, 1, 0, 10000, 30",
    })
    void fillsAtTheRateOfTheLimit(
            double limit, double scale, double window, double others, int seconds, int admittedThen) {
        quotas.set(
                "t",
                QuotaSettings.DOCUMENTED
                        .scaled(scale, window)
                        .moved(Limit.WRITES, limit)
                        .shared(0, others));
        admitted(quotas, WRITE, 4_000);

        clock.pass(Duration.ofSeconds(seconds));

        assertThat(admitted(quotas, WRITE, 4_000)).isEqualTo(admittedThen);
    }

    @Test
    void letsOtherAppsTakeFromWhatTheTenantHas() {
        quotas.set("t", QuotaSettings.DOCUMENTED.shared(0.4, 0));
        admitted(quotas, INVITATION, 200);

        clock.pass(Duration.ofSeconds(5));

        assertThat(admitted(quotas, INVITATION, 200)).isEqualTo(90);
    }

    @Test
    void countsAppsApartAndTenantsTogether() {
        quotas.set("t", QuotaSettings.DOCUMENTED);
        Charge elsewhere = new Charge("t", "b", 1, true, true);

        assertThat(admitted(quotas, INVITATION, 100)).isEqualTo(100);
        assertThat(admitted(quotas, elsewhere, 100)).isEqualTo(50);
        assertThat(admitted(quotas, new Charge("t", "b", 1, true, false), 4_000))
                .isEqualTo(2_950);
        assertThat(quotas.use(Limit.WRITES, "t", "a").used()).isEqualTo(100);
    }

    @Test
    void keepsTheSumOfAnAppOverAllTenants() {
        quotas.set("t", QuotaSettings.DOCUMENTED.moved(Limit.APP_WRITES, 0.01));
        quotas.set("u", QuotaSettings.DOCUMENTED.moved(Limit.APP_WRITES, 0.01));

        assertThat(admitted(quotas, WRITE, 300)).isEqualTo(300);
        assertThat(admitted(quotas, new Charge("u", "a", 1, true, false), 300)).isEqualTo(50);
    }

    @Test
    void chargesNothingForWhatItRefuses() {
        quotas.set("t", QuotaSettings.DOCUMENTED);
        admitted(quotas, INVITATION, 200);

        assertThat(quotas.use(Limit.UNITS, "t", "a").used()).isEqualTo(150);
        assertThat(quotas.use(Limit.INVITATIONS, "t", "").refused()).isEqualTo(50);
    }

    @Test
    void saysWhenToComeBackAndMeansIt() {
        quotas.set("t", QuotaSettings.DOCUMENTED.moved(Limit.WRITES, 0.01));
        admitted(quotas, WRITE, 30);

        Refused refused = (Refused) quotas.charge(WRITE);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(5));
        clock.pass(Duration.ofSeconds(4));
        assertThat(quotas.charge(WRITE)).isInstanceOf(Refused.class);
        clock.pass(refused.retryAfter());
        assertThat(quotas.charge(WRITE)).isInstanceOf(Admitted.class);
    }

    @Test
    void refusesOnlyTheExcessUnlessToldThatHammeringCounts() {
        quotas.set("t", QuotaSettings.DOCUMENTED);
        admitted(quotas, WRITE, 3_000);
        assertThat(hammer()).isBetween(19, 21);

        quotas.set("t", QuotaSettings.DOCUMENTED.with(true, true, true));
        assertThat(hammer()).isZero();
    }

    @Test
    void takesInvitationsOffTheWriteQuotaIfToldSo() {
        quotas.set("t", QuotaSettings.DOCUMENTED.with(true, true, false));
        admitted(quotas, INVITATION, 100);

        assertThat(quotas.use(Limit.WRITES, "t", "a")).isNull();
        assertThat(quotas.use(Limit.INVITATIONS, "t", "").used()).isEqualTo(100);
    }

    @Test
    void tellsHowMuchIsInDemandUpToWhatGraphTells() {
        quotas.set("t", QuotaSettings.DOCUMENTED);
        assertThat(percentage(2_400)).isCloseTo(0.8, within(0.001));
        assertThat(percentage(600)).isCloseTo(1.0, within(0.001));
        assertThat(percentage(600)).isCloseTo(1.2, within(0.001));
        assertThat(percentage(9_000)).isCloseTo(1.8, within(0.001));
        clock.pass(Duration.ofSeconds(75));
        assertThat(percentage(1)).isCloseTo(1.3, within(0.001));
        assertThat(quotas.use(Limit.WRITES, "t", "a").highestPercentage()).isCloseTo(1.8, within(0.001));
    }

    @Test
    void tellsWhatWasThereToBeUsedSinceTheReset() {
        quotas.set("t", QuotaSettings.DOCUMENTED);
        admitted(quotas, WRITE, 1_000);
        quotas.reset();
        clock.pass(Duration.ofSeconds(10));
        admitted(quotas, WRITE, 1);
        clock.pass(Duration.ofSeconds(100));
        admitted(quotas, WRITE, 99);

        QuotaUse use = quotas.use(Limit.WRITES, "t", "a");
        assertThat(use.used()).isEqualTo(100);
        assertThat(use.available()).isCloseTo(2_200 + 2_000, within(0.01));
        assertThat(use.amount()).isEqualTo(3_000);
        assertThat(use.windowSeconds()).isCloseTo(150, within(0.001));
    }

    @Test
    void startsAfreshWhenSwitchedOffAndOn() {
        quotas.set("t", QuotaSettings.DOCUMENTED);
        admitted(quotas, WRITE, 3_000);
        quotas.set("t", QuotaSettings.OFF);
        assertThat(admitted(quotas, WRITE, 10_000)).isEqualTo(10_000);
        assertThat(quotas.uses()).isEmpty();

        quotas.set("t", QuotaSettings.DOCUMENTED);
        assertThat(admitted(quotas, WRITE, 10_000)).isEqualTo(3_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            scale      | -1  | 'scale' must be a factor above 0, but is -1.0.
            otherApps  | 2   | 'otherApps' must be a share from 0 to 1, but is 2.0.
            nonsense   | 1   | 'nonsense' is not known here
            retryAfter | 1   | 'retryAfter' must be true or false, but is '1'.
            size       | 7   | 'size' must be one of [s, m, l], but is '7'.
            """)
    void saysWhatIsWrongWithSettings(String name, int value, String complaint) {
        assertThatThrownBy(() -> QuotaFields.read(new Fields("", Map.of(name, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(complaint);
    }

    private int hammer() {
        int through = 0;
        for (int i = 0; i < 100; i++) {
            clock.pass(Duration.ofMillis(10));
            through += quotas.charge(WRITE) instanceof Admitted ? 1 : 0;
        }
        return through;
    }

    private double percentage(int requests) {
        double last = 0;
        for (int i = 0; i < requests; i++) {
            last = quotas.charge(WRITE).percentage();
        }
        return last;
    }

    private static int admitted(Quotas quotas, Charge charge, int requests) {
        int admitted = 0;
        for (int i = 0; i < requests; i++) {
            admitted += quotas.charge(charge) instanceof Admitted ? 1 : 0;
        }
        return admitted;
    }
}
