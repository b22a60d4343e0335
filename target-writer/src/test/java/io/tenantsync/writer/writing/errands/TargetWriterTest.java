package io.tenantsync.writer.writing.errands;

import static io.tenantsync.writer.writing.Orders.ANCHOR;
import static io.tenantsync.writer.writing.Orders.anchorOf;
import static io.tenantsync.writer.writing.Orders.delete;
import static io.tenantsync.writer.writing.Orders.disable;
import static io.tenantsync.writer.writing.Orders.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.writer.writing.Orders;
import io.tenantsync.writer.writing.directory.Problem;
import io.tenantsync.writer.writing.directory.Write;
import io.tenantsync.writer.writing.orders.Lane;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.outcomes.Action;
import io.tenantsync.writer.writing.outcomes.Modified;
import io.tenantsync.writer.writing.outcomes.Outcome;
import io.tenantsync.writer.writing.outcomes.Status;
import io.tenantsync.writer.writing.outcomes.TargetState;
import io.tenantsync.writer.writing.outcomes.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetWriterTest {
    private final Desk desk = new Desk();

    @Test
    void makesAJoinerWithTwoWrites() {
        Outcome outcome = desk.outcomeOf(
                wish("adele").with("department", "Sales", "jobTitle", null).onCreate("userType", "Member"));

        assertThat(desk.target.applied).hasSize(2);
        assertThat(desk.target.applied.get(0)).isInstanceOf(Write.Invite.class);
        assertThat(((Write.Patch) desk.target.applied.get(1)).properties())
                .isEqualTo(Map.of(ANCHOR, anchorOf("adele"), "department", "Sales"));
        assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
        assertThat(outcome.action()).isEqualTo(Action.CREATE);
        assertThat(outcome.status()).isEqualTo(Status.SUCCESS);
        assertThat(outcome.standing().created()).isTrue();
        assertThat(outcome.standing().state()).isEqualTo(TargetState.ACTIVE);
        assertThat(outcome.standing().attributes())
                .containsEntry("department", "Sales")
                .containsEntry("jobTitle", null)
                .containsEntry("displayName", "N. adele")
                .doesNotContainKey(ANCHOR);
        assertThat(outcome.cost().writes()).isEqualTo(2);
    }

    @Test
    void setsTheManagerWithOneMoreWriteAndNotAgain() {
        String manager = desk.target.linked("megan");
        Outcome outcome = desk.outcomeOf(wish("adele").manager(manager));

        assertThat(desk.applied()).isEqualTo(3);
        assertThat(desk.target.managers).containsValue(manager);
        assertThat(outcome.standing().managerApplied()).isTrue();
        assertThat(outcome.standing().managerId()).isEqualTo(manager);

        String id = outcome.standing().targetId();
        Outcome again = desk.outcomeOf(wish("adele").known(id).manager(manager));
        assertThat(desk.applied()).isEqualTo(3);
        assertThat(again.standing().managerApplied()).isTrue();

        Outcome cleared = desk.outcomeOf(wish("adele").known(id).manager(null));
        assertThat(desk.target.managers).isEmpty();
        assertThat(cleared.standing().managerId()).isNull();
        assertThat(cleared.modified()).containsExactly(new Modified("manager", manager, null));
    }

    @Test
    void aManagerThatIsNotThereIsAWarningAndHoldsNobodyBack() {
        String id = desk.target.linked("adele");
        Outcome outcome = desk.outcomeOf(
                wish("adele").known(id).with("department", "Sales").manager("nobody"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
        assertThat(outcome.status()).isEqualTo(Status.WARNING);
        assertThat(outcome.trouble().code()).isEqualTo("UnableToResolveReferenceAttributeValue");
        assertThat(outcome.standing().managerApplied()).isFalse();
        assertThat(desk.target.live.get(id)).containsEntry("department", "Sales");
    }

    @Test
    void changesAMoverWithOneWriteOfOnlyWhatDiffers() {
        String id = desk.target.linked("adele", "department", "Sales", "city", "Delft", "showInAddressList", true);
        Outcome outcome = desk.outcomeOf(wish("adele")
                .known(id)
                .with("department", "Legal", "city", "Delft", "jobTitle", null, "showInAddressList", false));

        assertThat(desk.target.applied)
                .containsExactly(new Write.Patch(id, Map.of("department", "Legal", "showInAddressList", false)));
        assertThat(outcome.action()).isEqualTo(Action.UPDATE);
        assertThat(outcome.modified()).contains(new Modified("department", "Sales", "Legal"));
        assertThat(outcome.standing().attributes())
                .containsEntry("city", "Delft")
                .containsEntry("department", "Legal");
    }

    @Test
    void writesNothingWhenNothingDiffers() {
        String id = desk.target.linked("adele", "department", "Sales", "showInAddressList", false);
        Outcome outcome =
                desk.outcomeOf(wish("adele").known(id).with("department", "Sales", "showInAddressList", false));

        assertThat(desk.applied()).isZero();
        assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
        assertThat(outcome.status()).isEqualTo(Status.SKIPPED);
        assertThat(outcome.steps()).anyMatch(step -> step.name().equals("EntrySynchronizationSkip"));
        assertThat(desk.target.reads).hasSize(1);
    }

    @Test
    void clearsWithNullAndTellsNullFromAbsent() {
        String id = desk.target.linked("adele", "department", "Sales", "city", "Delft");
        desk.outcomeOf(wish("adele").known(id).with("department", null));

        assertThat(desk.target.live.get(id)).containsEntry("department", null).containsEntry("city", "Delft");
    }

    @Test
    void aCommandDeliveredAgainMakesNoSecondAccountAndIsReportedAsCreated() {
        Order order = wish("adele").with("department", "Sales").order();
        desk.outcomeOf(order);
        int writes = desk.applied();
        Outcome again =
                desk.outcomeOf(wish("adele").with("department", "Sales").again().order());

        assertThat(desk.applied()).isEqualTo(writes);
        assertThat(desk.target.live).hasSize(1);
        assertThat(again.action()).isEqualTo(Action.CREATE);
        assertThat(again.status()).isEqualTo(Status.SUCCESS);
        assertThat(again.standing().created()).isTrue();
    }

    @Test
    void aCrashBetweenInvitationAndStampIsFinishedByTheNextDelivery() {
        desk.mayStillSend = () -> desk.target.applied.isEmpty();
        desk.write(wish("adele").order());
        assertThat(desk.dropped).hasSize(1);
        assertThat(desk.target.accountsOf("adele")).isZero();

        desk.mayStillSend = () -> true;
        Outcome outcome = desk.outcomeOf(wish("adele").again());

        assertThat(desk.target.live).hasSize(1);
        assertThat(desk.target.accountsOf("adele")).isEqualTo(1);
        assertThat(outcome.standing().created()).isTrue();
    }

    @Test
    void aLostAnswerToAnInvitationIsLookedForAndNotInvitedTwice() {
        desk.target.losesAnswer = write -> write instanceof Write.Invite;
        desk.target.lag = 1;
        Outcome outcome = desk.outcomeOf(wish("adele"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
        assertThat(outcome.standing().created()).isTrue();
        assertThat(desk.target.applied)
                .filteredOn(Write.Invite.class::isInstance)
                .hasSize(1);
        assertThat(desk.target.accountsOf("adele")).isEqualTo(1);
    }

    @Test
    void anInvitationThatNeverShowsIsTriedLaterAndNotBlindlyRepeated() {
        desk.target.refuses = write -> write instanceof Write.Invite ? new Problem.UnknownOutcome("Timeout") : null;
        Outcome outcome = desk.outcomeOf(wish("adele"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.RETRY);
        assertThat(outcome.trouble().code()).isEqualTo("Timeout");
        assertThat(desk.target.writes).hasSize(1);
    }

    @Test
    void aFreshAccountThatWritesDoNotFindYetIsWaitedFor() {
        Map<String, Integer> misses = new HashMap<>();
        desk.target.lag = 3;
        desk.target.refuses = write ->
                write instanceof Write.Patch patch && misses.merge(patch.id(), 1, Integer::sum) < 3
                        ? new Problem.Missing("Request_ResourceNotFound", "not yet")
                        : null;
        Outcome outcome = desk.outcomeOf(wish("adele").with("department", "Sales"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
        assertThat(outcome.standing().attributes()).containsEntry("department", "Sales");
    }

    @Test
    void anInvitationThatLeadsToSomebodyElsesAccountWritesNothingThere() {
        String other = desk.target.existing(
                "userPrincipalName",
                "old_contoso.com#EXT#@fabrikam.onmicrosoft.com",
                "creationType",
                "Invitation",
                "invitedAs",
                "adele@contoso.com",
                ANCHOR,
                anchorOf("somebody-else"));
        Outcome outcome = desk.outcomeOf(wish("adele").with("department", "Sales"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(outcome.standing().candidates()).containsExactly(other);
        assertThat(desk.target.live.get(other)).containsEntry(ANCHOR, anchorOf("somebody-else"));
        assertThat(desk.target.applied).noneMatch(Write.Patch.class::isInstance);
    }

    @Test
    void aRefusedAttributeIsLeftOutAndTheRestIsWritten() {
        String id = desk.target.linked("adele");
        desk.target.refuses = write ->
                write instanceof Write.Patch patch && patch.properties().containsKey("mail")
                        ? new Problem.Refused("mail", "Request_BadRequest", "has a mailbox")
                        : null;
        Outcome outcome = desk.outcomeOf(wish("adele").known(id).with("mail", "new@contoso.com", "city", "Delft"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
        assertThat(outcome.status()).isEqualTo(Status.WARNING);
        assertThat(outcome.standing().attributes())
                .containsEntry("city", "Delft")
                .doesNotContainKey("mail");
        assertThat(desk.target.live.get(id)).containsEntry("city", "Delft");
        assertThat(desk.target.writes).hasSize(2);
    }

    @Test
    void aRefusalThatNamesNothingCostsOnlyTheAttributeAtFault() {
        String id = desk.target.linked("adele");
        desk.target.refuses = write ->
                write instanceof Write.Patch patch && patch.properties().containsKey("state")
                        ? new Problem.Refused(null, "Request_BadRequest", "something is wrong")
                        : null;
        Outcome outcome =
                desk.outcomeOf(wish("adele").known(id).with("state", "?", "city", "Delft", "department", "Sales"));

        assertThat(outcome.status()).isEqualTo(Status.WARNING);
        assertThat(desk.target.live.get(id))
                .containsEntry("city", "Delft")
                .containsEntry("department", "Sales")
                .doesNotContainKey("state");
        assertThat(outcome.standing().attributes()).doesNotContainKey("state");
    }

    @Test
    void aForbiddenPhoneOfAnAdministratorIsLeftOut() {
        String id = desk.target.linked("adele");
        desk.target.refuses = write ->
                write instanceof Write.Patch patch && patch.properties().containsKey("mobilePhone")
                        ? new Problem.Forbidden("Authorization_RequestDenied", "no")
                        : null;
        Outcome outcome = desk.outcomeOf(wish("adele").known(id).with("mobilePhone", "1", "city", "Delft"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
        assertThat(outcome.status()).isEqualTo(Status.WARNING);
        assertThat(outcome.trouble().code()).isEqualTo("InsufficientRights");
        assertThat(desk.target.live.get(id)).containsEntry("city", "Delft");
    }

    @Test
    void disablesAheadOfAttributes() {
        String id = desk.target.linked("adele");
        Outcome outcome =
                desk.outcomeOf(wish("adele").known(id).with("city", "Delft").enabled(false, false));

        assertThat(desk.target.applied)
                .containsExactly(
                        new Write.Patch(id, Map.of("accountEnabled", false)),
                        new Write.Patch(id, Map.of("city", "Delft")));
        assertThat(outcome.standing().disabledByUs()).isTrue();
        assertThat(outcome.action()).isEqualTo(Action.DISABLE);
    }

    @Test
    void enablesOnlyWhatWeDisabled() {
        String blocked = desk.target.linked("adele", "accountEnabled", false);
        Outcome differs = desk.outcomeOf(
                wish("adele").known(blocked).with("city", "Delft").enabled(true, false));
        assertThat(differs.verdict()).isEqualTo(Verdict.TARGET_DIFFERS);
        assertThat(desk.target.live.get(blocked))
                .containsEntry("accountEnabled", false)
                .containsEntry("city", "Delft");
        assertThat(differs.standing().disabledByUs()).isFalse();

        Outcome enabled = desk.outcomeOf(wish("adele").known(blocked).enabled(true, true));
        assertThat(enabled.verdict()).isEqualTo(Verdict.DONE);
        assertThat(desk.target.live.get(blocked)).containsEntry("accountEnabled", true);
    }

    @Test
    void aRefusedDisableIsAnAlarmAndTriedAgain() {
        String id = desk.target.linked("adele");
        desk.target.refuses = write -> new Problem.Forbidden("Authorization_RequestDenied", "is an administrator");
        Outcome outcome = desk.outcomeOf(disable("adele", id, false));

        assertThat(outcome.verdict()).isEqualTo(Verdict.RETRY);
        assertThat(outcome.status()).isEqualTo(Status.FAILURE);
        assertThat(outcome.trouble().code()).isEqualTo("InsufficientRights");
        assertThat(outcome.alarm()).isNotNull();
        assertThat(outcome.standing().state()).isEqualTo(TargetState.ACTIVE);
    }

    @Test
    void disablesOnceAndKnowsItsOwnWorkAgain() {
        String id = desk.target.linked("adele");
        Outcome first = desk.outcomeOf(disable("adele", id, false));
        assertThat(first.standing().disabledByUs()).isTrue();
        assertThat(desk.applied()).isEqualTo(1);

        Outcome repeated = desk.outcomeOf(disable("adele", id, true));
        assertThat(repeated.standing().disabledByUs()).isTrue();
        assertThat(desk.applied()).isEqualTo(1);

        Outcome later = desk.outcomeOf(disable("adele", id, false));
        assertThat(later.verdict()).isEqualTo(Verdict.DONE);
        assertThat(later.standing().disabledByUs()).isFalse();
    }

    @Test
    void deletesOnceAndIsContentWhenItIsGone() {
        String id = desk.target.linked("adele");
        Outcome first = desk.outcomeOf(delete("adele", id));
        assertThat(first.verdict()).isEqualTo(Verdict.DONE);
        assertThat(first.standing().state()).isEqualTo(TargetState.SOFT_DELETED);

        Outcome again = desk.outcomeOf(delete("adele", id));
        assertThat(again.verdict()).isEqualTo(Verdict.GONE);
        assertThat(again.status()).isEqualTo(Status.SUCCESS);
        assertThat(desk.applied()).isEqualTo(1);
    }

    @Test
    void aLeaverWhoseAccountSearchesDoNotShowYetIsReadDirectly() {
        String id = desk.target.linked("adele");
        desk.target.hidden.put(id, 100);
        Outcome outcome = desk.outcomeOf(
                Orders.inLane("adele", id, false, disable("adele", id, false).operation(), Lane.BULK));

        assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
        assertThat(desk.target.live.get(id)).containsEntry("accountEnabled", false);
    }

    @Test
    void aLeaverKnownByAnchorOnlyIsLookedForSeveralTimesBeforeItIsCalledGone() {
        String id = desk.target.linked("adele");
        desk.target.hidden.put(id, 3);
        Outcome outcome = desk.outcomeOf(disable("adele", null, false));

        assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
        assertThat(desk.target.live.get(id)).containsEntry("accountEnabled", false);
        assertThat(desk.outcomeOf(disable("bert", null, false)).verdict()).isEqualTo(Verdict.GONE);
    }

    @Test
    void neverDeletesAnAccountWithoutThePersonsStamp() {
        String unstamped = desk.target.linked("adele", ANCHOR, null);
        assertThat(desk.outcomeOf(delete("adele", unstamped)).verdict()).isEqualTo(Verdict.CONFLICT);
        String another = desk.target.linked("adele", ANCHOR, anchorOf("bert"));
        assertThat(desk.outcomeOf(delete("adele", another)).verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(desk.applied()).isZero();
    }

    @Test
    void restoresTheSameObjectAndShapesIt() {
        String id = desk.target.linked("adele", "accountEnabled", false);
        desk.target.softDelete(id);
        Outcome outcome = desk.outcomeOf(
                wish("adele").known(id).restorable().with("city", "Delft").enabled(true, true));

        assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
        assertThat(outcome.standing().targetId()).isEqualTo(id);
        assertThat(desk.target.live.get(id))
                .containsEntry("accountEnabled", true)
                .containsEntry("city", "Delft");
        assertThat(desk.target.applied).first().isEqualTo(new Write.Restore(id));
    }

    @Test
    void aLostAnswerToARestoreIsFoundOut() {
        String id = desk.target.linked("adele");
        desk.target.softDelete(id);
        desk.target.losesAnswer = write -> write instanceof Write.Restore;
        Outcome outcome = desk.outcomeOf(wish("adele").known(id).restorable());

        assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
        assertThat(desk.target.live).containsKey(id);
    }

    @Test
    void whatTheTargetsPeopleDeletedStaysDeleted() {
        String id = desk.target.linked("adele");
        desk.target.softDelete(id);
        Outcome soft = desk.outcomeOf(wish("adele").known(id));
        assertThat(soft.verdict()).isEqualTo(Verdict.TARGET_DIFFERS);
        assertThat(soft.standing().state()).isEqualTo(TargetState.SOFT_DELETED);

        desk.target.deleted.clear();
        Outcome forGood = desk.outcomeOf(wish("adele").known(id));
        assertThat(forGood.verdict()).isEqualTo(Verdict.TARGET_DIFFERS);
        assertThat(forGood.trouble().code()).isEqualTo("InvalidAnchor");
        assertThat(desk.applied()).isZero();
    }

    @Test
    void whatWeDeletedAndIsPurgedSinceIsMadeAnew() {
        Outcome outcome = desk.outcomeOf(wish("adele").known("purged").restorable());

        assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
        assertThat(outcome.standing().created()).isTrue();
    }

    @Test
    void throttlingIsTriedLaterAndKeepsWhatIsKnown() {
        String id = desk.target.linked("adele");
        desk.target.refuses = write -> new Problem.Throttled("TooManyRequests");
        Outcome outcome = desk.outcomeOf(wish("adele").known(id).with("city", "Delft"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.RETRY);
        assertThat(outcome.trouble().code()).isEqualTo("TooManyRequests");
        assertThat(outcome.standing().targetId()).isEqualTo(id);
        assertThat(outcome.standing().attributes()).doesNotContainKey("city");
    }

    @Test
    void aFailedStampAfterAnInvitationStillTellsWhichAccountWasMade() {
        desk.target.refuses = write -> write instanceof Write.Patch ? new Problem.Throttled("TooManyRequests") : null;
        Outcome outcome = desk.outcomeOf(wish("adele"));
        assertThat(outcome.verdict()).isEqualTo(Verdict.RETRY);
        assertThat(outcome.standing().created()).isTrue();

        desk.target.refuses = write -> null;
        Outcome next = desk.outcomeOf(wish("adele").known(outcome.standing().targetId()));
        assertThat(next.verdict()).isEqualTo(Verdict.DONE);
        assertThat(desk.target.live).hasSize(1);
        assertThat(desk.target.accountsOf("adele")).isEqualTo(1);
    }

    @Test
    void aSearchThatFailsDecidesNothing() {
        desk.target.unreadable = query ->
                query.property().equals("otherMails") ? new Problem.Unavailable("ServiceUnavailable", "later") : null;
        Outcome outcome = desk.outcomeOf(wish("adele"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.RETRY);
        assertThat(desk.target.writes).isEmpty();
    }

    @Test
    void oneWhoBreaksTheWriterDoesNotTakeTheOthersAlong() {
        String id = desk.target.linked("adele");
        desk.target.linked("bert");
        desk.target.refuses = write -> {
            if (write instanceof Write.Patch patch && patch.id().equals(id)) {
                return new Problem.Refused(null, null, null);
            }
            return null;
        };
        desk.write(
                wish("adele").with("city", "Delft").order(),
                wish("bert").with("city", "Delft").order());

        assertThat(desk.outcomes).hasSize(2);
        assertThat(desk.outcomes.get("command-bert").verdict()).isEqualTo(Verdict.DONE);
    }

    @Test
    void anUnforeseenExceptionOfTheDirectoryIsAnsweredToo() {
        desk.target.unreadable = query -> {
            throw new IllegalStateException("broken");
        };
        Outcome outcome = desk.outcomeOf(wish("adele"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.RETRY);
        assertThat(outcome.trouble().code()).isEqualTo("InternalError");
        assertThat(desk.breakages).hasSize(1);
    }

    @Test
    void whatIsNotOursAnyMoreIsDroppedUnanswered() {
        desk.mayStillSend = () -> false;
        desk.write(wish("adele").order(), wish("bert").order());

        assertThat(desk.dropped).hasSize(2);
        assertThat(desk.outcomes).isEmpty();
        assertThat(desk.target.writes).isEmpty();
    }

    @Test
    void aMappingCannotWriteIdentityOrAnotherAnchor() {
        String id = desk.target.linked("adele");
        Outcome name =
                desk.outcomeOf(wish("adele").known(id).with("userPrincipalName", "x@fabrikam.com", "state", "ZH"));
        assertThat(name.verdict()).isEqualTo(Verdict.DONE);
        assertThat(name.status()).isEqualTo(Status.WARNING);
        assertThat(desk.target.live.get(id))
                .containsEntry("state", "ZH")
                .containsEntry("userPrincipalName", "adele_contoso.com#EXT#@fabrikam.onmicrosoft.com");

        desk.outcomeOf(wish("adele").known(id).with(ANCHOR, anchorOf("bert"), "city", "Delft"));
        assertThat(desk.target.live.get(id)).containsEntry(ANCHOR, anchorOf("adele"));
        desk.outcomeOf(wish("adele").known(id).with("extension_ff_tenantsyncSource", "x"));
        assertThat(desk.target.live.get(id)).doesNotContainKey("extension_ff_tenantsyncSource");
    }

    @Test
    void aGroupOfAHundredAndTwentyTakesFewRequestsAndKeepsItsCostsTogether() {
        Order[] orders = IntStream.range(0, 120)
                .mapToObj(i -> wish("p" + i).with("department", "Sales").order())
                .toArray(Order[]::new);
        desk.write(orders);

        int queries = desk.target.reads.stream().mapToInt(java.util.List::size).sum();
        int batches = desk.target.reads.stream()
                        .mapToInt(some -> (some.size() + 19) / 20)
                        .sum()
                + desk.target.writes.stream()
                        .mapToInt(some -> (some.size() + 19) / 20)
                        .sum();
        assertThat(batches / 120.0).isLessThanOrEqualTo(0.2 - 0.06);
        assertThat(desk.outcomes.values().stream()
                        .mapToInt(one -> one.cost().requests())
                        .sum())
                .isEqualTo(queries + 240);
        assertThat(desk.outcomes.values()).allMatch(one -> one.cost().writes() == 2);
    }
}
