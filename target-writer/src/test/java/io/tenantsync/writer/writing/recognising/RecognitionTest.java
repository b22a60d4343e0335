package io.tenantsync.writer.writing.recognising;

import static io.tenantsync.writer.writing.Orders.ANCHOR;
import static io.tenantsync.writer.writing.Orders.anchorOf;
import static io.tenantsync.writer.writing.Orders.delete;
import static io.tenantsync.writer.writing.Orders.disable;
import static io.tenantsync.writer.writing.Orders.map;
import static io.tenantsync.writer.writing.Orders.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tenantsync.writer.writing.Orders;
import io.tenantsync.writer.writing.directory.Account;
import io.tenantsync.writer.writing.directory.Findings;
import io.tenantsync.writer.writing.directory.Query;
import io.tenantsync.writer.writing.directory.QueryAnswer;
import io.tenantsync.writer.writing.directory.Question;
import io.tenantsync.writer.writing.orders.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who an account is: design section 7, a row per rule. */
class RecognitionTest {
    private static final Map<String, Object> GUEST = map(
            "userPrincipalName", "a_contoso.com#EXT#@fabrikam.onmicrosoft.com",
            "creationType", "Invitation",
            "mail", "a@contoso.com",
            "createdDateTime", "2025-01-01T00:00:00Z");
    private static final Map<String, Object> OURS = and(GUEST, ANCHOR, anchorOf("a"));
    private static final Map<String, Object> ANOTHERS = and(GUEST, ANCHOR, anchorOf("b"));
    private static final Map<String, Object> STRANGER =
            and(GUEST, "userPrincipalName", "x_other.com#EXT#@fabrikam.onmicrosoft.com");
    private static final Map<String, Object> EMPLOYEE =
            map("userPrincipalName", "a@fabrikam.com", "otherMails", List.of("a@contoso.com"));
    private static final Map<String, Object> PERSONAL = and(
            OURS,
            "externalUserState",
            "Accepted",
            "identities",
            List.of(map("signInType", "federated", "issuer", "google.com")));
    private static final Map<String, Object> WORK = and(
            OURS,
            "externalUserState",
            "Accepted",
            "identities",
            List.of(map("signInType", "federated", "issuer", "ExternalAzureAD")));

    static Stream<Arguments> rows() {
        Order unknown = wish("a").order();
        Order known = wish("a").known("t").order();
        Order restorable = wish("a").known("t").restorable().order();
        return Stream.of(
                row("nobody there", unknown, "Invite"),
                row("our anchor", unknown, "Take LINKED", live("x", OURS)),
                row("our anchor in other letters", unknown, "Take LINKED", live("x", upper(OURS))),
                row("our anchor, made since the order", unknown, "Take MADE_BY_THIS_ORDER", live("x", fresh(OURS))),
                row("earlier guest of the same name", unknown, "Take ADOPTED", live("x", GUEST)),
                row("same name, made since the order", unknown, "Take MADE_BY_THIS_ORDER", live("x", fresh(GUEST))),
                row("same address, other name", unknown, "Conflict EntryConflict", live("x", STRANGER)),
                row(
                        "same address, other name, invited since the order",
                        unknown,
                        "Take MADE_BY_THIS_ORDER",
                        live("x", fresh(STRANGER))),
                row("same address, trusted", wish("a").trusting("mail").order(), "Take ADOPTED", live("x", STRANGER)),
                row(
                        "same address, another attribute trusted",
                        wish("a").trusting("otherMails").order(),
                        "Conflict EntryConflict",
                        live("x", STRANGER)),
                row("same name, stamped for another", unknown, "Conflict EntryConflict", live("x", ANOTHERS)),
                row(
                        "trusted address, stamped for another",
                        wish("a").trusting("mail").order(),
                        "Conflict EntryConflict",
                        live("x", and(STRANGER, ANCHOR, anchorOf("b")))),
                row(
                        "internal user with the address",
                        unknown,
                        "Conflict InvitationCreationFailureAmbiguousUser",
                        live("x", EMPLOYEE)),
                row(
                        "internal user with the proxy address",
                        unknown,
                        "Conflict InvitationCreationFailureAmbiguousUser",
                        live(
                                "x",
                                map("userPrincipalName", "z@f.com", "proxyAddresses", List.of("SMTP:A@contoso.com")))),
                row(
                        "mastered on premises",
                        unknown,
                        "Conflict AzureActiveDirectoryCannotUpdateObjectsMasteredOnPremises",
                        live("x", and(GUEST, "onPremisesSyncEnabled", true))),
                row("several alike", unknown, "Conflict DuplicateTargetEntries", live("x", GUEST), live("y", STRANGER)),
                row("several stamped", unknown, "Conflict DuplicateTargetEntries", live("x", OURS), live("y", OURS)),
                row("stamped beats alike", unknown, "Take LINKED", live("x", OURS), live("y", STRANGER)),
                row("deleted, ours, not by us", unknown, "Conflict EntryConflict", gone("x", OURS)),
                row("deleted, ours, by us", wish("a").restorable().order(), "Restore", gone("x", OURS)),
                row("deleted, another's", unknown, "Invite", gone("x", ANOTHERS)),
                row(
                        "deleted by us, mastered on premises since",
                        restorable,
                        "Conflict AzureActiveDirectoryCannotUpdateObjectsMasteredOnPremises",
                        gone("t", and(OURS, "onPremisesSyncEnabled", true))),
                row("redeemed with a work account", unknown, "Take LINKED", live("x", WORK)),
                row("redeemed with a personal account", unknown, "Conflict EntryConflict alarm", live("x", PERSONAL)),
                row("known", known, "Take LINKED", live("t", OURS)),
                row("known, stamp taken off", known, "Take ADOPTED", live("t", and(GUEST, ANCHOR, null))),
                row("known, stamped for another", known, "Conflict EntryConflict", live("t", ANOTHERS)),
                row(
                        "known, became internal",
                        known,
                        "Conflict InvitationCreationFailureAmbiguousUser",
                        live("t", map("userPrincipalName", "a@fabrikam.com", ANCHOR, anchorOf("a")))),
                row("known, deleted there", known, "DeletedThere", gone("t", OURS)),
                row("known, deleted by us", restorable, "Restore", gone("t", OURS)),
                row("known, deleted, another's", restorable, "Conflict EntryConflict", gone("t", ANOTHERS)),
                row("known, purged there", known, "DeletedThere for good"),
                row("known, deleted by us and purged", restorable, "Invite"),
                row("known gone, another one is ours", known, "Take LINKED", live("x", OURS)),
                row("disable known", disable("a", "t", false), "Take LINKED", live("t", OURS)),
                row("disable by anchor", disable("a", null, false), "Take LINKED", live("x", OURS)),
                row("disable unstamped", disable("a", "t", false), "Conflict EntryConflict", live("t", GUEST)),
                row("disable personal account", disable("a", "t", false), "Take LINKED", live("t", PERSONAL)),
                row("delete another's", delete("a", "t"), "Conflict EntryConflict", live("t", ANOTHERS)),
                row("delete who is alike only", delete("a", null), "Absent", live("x", GUEST)),
                row("delete the deleted", delete("a", "t"), "AlreadyDeleted", gone("t", OURS)),
                row("delete nobody", delete("a", "t"), "Absent"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("rows")
    void decides(String name, Order order, String expected, List<Account> accounts) {
        assertThat(text(Recognition.decide(order, findings(accounts), true))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("known")
    void looksFurtherBeforeSayingThatSomeoneKnownIsGone(Order order) {
        assertThat(Recognition.decide(order, findings(List.of()), false)).isEqualTo(new Decision.LookFurther());
    }

    static Stream<Order> known() {
        return Stream.of(wish("a").known("t").order(), delete("a", "t"), disable("a", "t", false));
    }

    private static String text(Decision decision) {
        return switch (decision) {
            case Decision.Take it -> "Take " + it.how();
            case Decision.Invite it -> "Invite";
            case Decision.Restore it -> "Restore";
            case Decision.Conflict it -> "Conflict " + it.trouble().code() + (it.alarming() ? " alarm" : "");
            case Decision.DeletedThere it -> "DeletedThere" + (it.forGood() ? " for good" : "");
            case Decision.AlreadyDeleted it -> "AlreadyDeleted";
            case Decision.Absent it -> "Absent";
            case Decision.LookFurther it -> "LookFurther";
        };
    }

    private static Findings findings(List<Account> accounts) {
        Query query = new Query(List.of(Question.live("id", "any")), Set.of(), Set.of());
        return Findings.of(List.of(new QueryAnswer(query, accounts, null, 1, 1)));
    }

    private static Arguments row(String name, Order order, String expected, Account... accounts) {
        return arguments(name, order, expected, List.of(accounts));
    }

    private static Account live(String id, Map<String, Object> properties) {
        return new Account(id, false, properties, false, null);
    }

    private static Account gone(String id, Map<String, Object> properties) {
        return new Account(id, true, properties, false, null);
    }

    private static Map<String, Object> fresh(Map<String, Object> properties) {
        return and(properties, "createdDateTime", Orders.ISSUED.plusSeconds(3).toString());
    }

    private static Map<String, Object> upper(Map<String, Object> properties) {
        return and(properties, ANCHOR, anchorOf("a").toUpperCase());
    }

    private static Map<String, Object> and(Map<String, Object> properties, Object... pairs) {
        Map<String, Object> more = new HashMap<>(properties);
        more.putAll(map(pairs));
        return more;
    }
}
