package io.tenantsync.emulator.http;

import io.tenantsync.emulator.control.AppCounters;
import io.tenantsync.emulator.control.JournalEntry;
import io.tenantsync.emulator.control.TenantSummary;
import io.tenantsync.emulator.fault.FaultFields;
import io.tenantsync.emulator.fault.Faults;
import io.tenantsync.emulator.quota.QuotaUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The control API's records as JSON values. */
final class ControlViews {
    private ControlViews() {}

    static Object tenants(List<TenantSummary> tenants) {
        return tenants.stream().map(ControlViews::tenant).toList();
    }

    static Object counters(List<AppCounters> counters) {
        return counters.stream().map(ControlViews::count).toList();
    }

    static Object journal(List<JournalEntry> entries) {
        return entries.stream().map(ControlViews::entry).toList();
    }

    static Object quotas(List<QuotaUse> uses) {
        return uses.stream()
                .map(use -> {
                    Map<String, @Nullable Object> view = new LinkedHashMap<>();
                    view.put("limit", use.owner().limit().wireName());
                    view.put("tenantId", use.owner().tenantId());
                    view.put("appId", use.owner().appId());
                    view.putAll(use(use));
                    return view;
                })
                .toList();
    }

    static Object faults(List<Faults.State> states) {
        return states.stream()
                .map(state -> {
                    Map<String, @Nullable Object> view = new LinkedHashMap<>();
                    view.put("id", state.rule().id());
                    view.put("kind", FaultFields.kind(state.rule().fault()));
                    view.put("method", state.rule().match().method());
                    view.put("path", state.rule().match().path());
                    view.put("tenant", state.rule().match().tenant());
                    view.put("app", state.rule().match().app());
                    view.put("met", state.met());
                    view.put("hits", state.hits());
                    return view;
                })
                .toList();
    }

    static Object hits(List<Faults.Hit> hits) {
        return hits.stream()
                .map(hit -> {
                    Map<String, @Nullable Object> view = new LinkedHashMap<>();
                    view.put("seq", hit.seq());
                    view.put("at", hit.at());
                    view.put("rule", hit.ruleId());
                    view.put("kind", hit.kind());
                    view.put("requestId", hit.requestId());
                    view.put("method", hit.method());
                    view.put("path", hit.path());
                    view.put("item", hit.item());
                    return view;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> use(QuotaUse use) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("amount", use.amount());
        view.put("windowSeconds", use.windowSeconds());
        view.put("left", use.left());
        view.put("used", use.used());
        view.put("available", use.available());
        view.put("refused", use.refused());
        view.put("highestPercentage", use.highestPercentage());
        return view;
    }

    private static Map<String, @Nullable Object> tenant(TenantSummary tenant) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("name", tenant.name());
        view.put("tenantId", tenant.tenantId());
        view.put("initialDomain", tenant.initialDomain());
        view.put("verifiedDomains", tenant.verifiedDomains());
        view.put("users", tenant.users());
        view.put("groups", tenant.groups());
        view.put("apps", tenant.apps().stream().map(ControlViews::app).toList());
        return view;
    }

    private static Map<String, @Nullable Object> app(TenantSummary.App app) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("clientId", app.clientId());
        view.put("objectId", app.objectId());
        view.put("secret", app.secret());
        view.put("roles", app.roles());
        return view;
    }

    private static Map<String, @Nullable Object> count(AppCounters count) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("tenant", count.tenant());
        view.put("clientId", count.clientId());
        view.put("requests", count.requests());
        view.put("roundTrips", count.roundTrips());
        view.put("writes", count.writes());
        view.put("resourceUnits", count.resourceUnits());
        view.put("tokens", count.tokens());
        view.put("throttled", count.throttled());
        if (count.writeQuota() != null) {
            view.put("writeQuota", use(count.writeQuota()));
        }
        if (count.unitQuota() != null) {
            view.put("unitQuota", use(count.unitQuota()));
        }
        return view;
    }

    private static Map<String, @Nullable Object> entry(JournalEntry entry) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("seq", entry.seq());
        view.put("at", entry.at());
        view.put("visibleAt", entry.visibleAt());
        view.put("tenant", entry.tenant());
        view.put("appId", entry.appId());
        view.put("operation", entry.operation());
        view.put("objectId", entry.objectId());
        view.put("displayName", entry.displayName());
        view.put("attributes", entry.attributes());
        if (entry.anchor() != null) {
            view.put("anchor", entry.anchor());
        }
        return view;
    }
}
