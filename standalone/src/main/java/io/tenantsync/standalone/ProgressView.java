package io.tenantsync.standalone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Shows where configurations stand when that changes, and the last entries of the provisioning log as they come. */
final class ProgressView {
    private static final int ENTRIES_AT_ONCE = 5;
    private static final int REMEMBERED = 1_000;

    private final LocalApi api;
    private final Deque<String> order = new ArrayDeque<>();
    private final Set<String> shown = new HashSet<>();
    private List<String> lastLines = List.of();

    ProgressView(LocalApi api) {
        this.api = api;
    }

    /** Looks and prints what is new; returns where the configurations stand. */
    List<Progress> show() {
        List<Progress> now = Progress.all(api.progress());
        showEntries();
        List<String> lines = now.stream().map(Progress::line).toList();
        if (!lines.equals(lastLines)) {
            lastLines = lines;
            lines.forEach(Console::say);
        }
        return now;
    }

    private void showEntries() {
        List<String> fresh = new ArrayList<>();
        for (JsonNode entry : api.newestEntries(ENTRIES_AT_ONCE)) {
            String id = entry.path("id").asString("");
            if (remember(id) && !status(entry).equals("skipped")) {
                fresh.addFirst(describe(entry));
            }
        }
        fresh.forEach(Console::say);
    }

    private boolean remember(String id) {
        if (!shown.add(id)) {
            return false;
        }
        order.add(id);
        if (order.size() > REMEMBERED) {
            shown.remove(order.remove());
        }
        return true;
    }

    private static String describe(JsonNode entry) {
        StringBuilder text = new StringBuilder("  %s %s: %s"
                .formatted(
                        entry.path("provisioningAction").asString("other"),
                        status(entry),
                        entry.path("sourceIdentity").path("displayName").asString("?")));
        for (JsonNode property : entry.path("modifiedProperties")) {
            boolean anchor = property.path("displayName").asString("").endsWith("_tenantsyncSource");
            if (!anchor && text.length() < 100) {
                text.append("; %s = %s"
                        .formatted(
                                property.path("displayName").asString(""),
                                property.path("newValue").asString("(cleared)")));
            }
        }
        String reason = entry.path("provisioningStatusInfo")
                .path("errorInformation")
                .path("reason")
                .asString("");
        return reason.isEmpty() ? text.toString() : text + " - " + reason;
    }

    private static String status(JsonNode entry) {
        return entry.path("provisioningStatusInfo").path("status").asString("");
    }
}
