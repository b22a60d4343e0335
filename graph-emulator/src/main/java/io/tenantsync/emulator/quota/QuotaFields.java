package io.tenantsync.emulator.quota;

import io.tenantsync.emulator.json.Fields;
import java.util.EnumMap;
import java.util.Map;

/** Quota settings as people write them. */
public final class QuotaFields {
    private QuotaFields() {}

    /** Reads settings; what is left out is as documented, and on. */
    public static QuotaSettings read(Fields fields) {
        fields.allow(
                "enabled",
                "size",
                "scale",
                "window",
                "limits",
                "otherApps",
                "sameApp",
                "retryAfter",
                "refusedAccrue",
                "invitationsAreWrites");
        QuotaSettings documented = QuotaSettings.DOCUMENTED;
        Map<Limit, Double> limits = new EnumMap<>(Limit.class);
        fields.object("limits").numbers().forEach((name, factor) -> limits.put(Limit.named(name), factor));
        return new QuotaSettings(
                fields.flag("enabled", documented.enabled()),
                fields.word("size", TenantSize.class, documented.size()),
                fields.number("scale", documented.scale()),
                fields.number("window", documented.window()),
                limits,
                fields.number("otherApps", documented.otherApps()),
                fields.number("sameApp", documented.sameApp()),
                fields.flag("retryAfter", documented.retryAfter()),
                fields.flag("refusedAccrue", documented.refusedAccrue()),
                fields.flag("invitationsAreWrites", documented.invitationsAreWrites()));
    }
}
