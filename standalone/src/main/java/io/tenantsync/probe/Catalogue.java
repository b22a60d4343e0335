package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.emulator.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All experiments, and the open facts for which there is none. Together they cover the emulator's switches. */
final class Catalogue {
    private static final Map<Switch, String> UNTRIED = untried();

    private Catalogue() {}

    /** In the order in which they run; those that need no delta come first, because they are done sooner. */
    static List<Experiment> experiments() {
        return List.of(
                new Reinvitation(),
                new InvitationOfDeleted(),
                new MemberInvitation(),
                new PermanentDeletion(),
                new ConflictDetails(),
                new DeltaPageSize(),
                new RestoreInDelta(),
                new ManagerInDelta(),
                new DeletedInEnumeration(),
                new ShortLifeInDelta());
    }

    /** Why nothing is tried about a switch or setting, by its name. */
    static Map<String, String> notTried() {
        Map<String, String> reasons = new LinkedHashMap<>();
        UNTRIED.forEach((each, why) -> reasons.put(Fields.camel(each.name()), why));
        reasons.put("deltaTokenDays", "takes days: a token would have to grow old");
        return reasons;
    }

    private static Map<Switch, String> untried() {
        Map<Switch, String> reasons = new LinkedHashMap<>();
        reasons.put(Switch.EXPIRED_DELTA_TOKEN_GONE, "takes days: a token would have to grow old");
        reasons.put(
                Switch.BATCH_REVERSED, "not tried yet: the client sorts a batch's answers before anybody can see them");
        reasons.put(
                Switch.THROTTLED_BATCH_FAILS,
                "not harmless: the tenant would have to be throttled, for other apps too");
        return reasons;
    }
}
