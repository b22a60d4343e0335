package io.tenantsync.emulator.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The documents of a tenant by kind and key; keys in any case. */
public final class Settings {
    private final Map<SettingKind, Map<String, Map<String, @Nullable Object>>> documents =
            new EnumMap<>(SettingKind.class);

    Settings() {
        for (SettingKind kind : SettingKind.values()) {
            documents.put(kind, new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER));
        }
    }

    /** The document under that key, or null. */
    public @Nullable Map<String, @Nullable Object> find(SettingKind kind, String key) {
        return all(kind).get(key);
    }

    /** All documents of a kind in the order of their keys. */
    public List<Map<String, @Nullable Object>> list(SettingKind kind) {
        return List.copyOf(all(kind).values());
    }

    /** Each document as the change that would write it; extensions in the order in which they got their slots. */
    public List<SettingChange> changes() {
        List<SettingChange> changes = new ArrayList<>();
        for (SettingKind kind : SettingKind.values()) {
            for (String key : all(kind).keySet()) {
                changes.add(new SettingChange(kind, key, find(kind, key)));
            }
        }
        changes.sort(Comparator.comparing(SettingChange::kind).thenComparingInt(Settings::order));
        return changes;
    }

    private static int order(SettingChange change) {
        Map<String, @Nullable Object> document = change.document();
        return document != null && document.get("order") instanceof Number number ? number.intValue() : 0;
    }

    void apply(SettingChange change) {
        Map<String, @Nullable Object> document = change.document();
        if (document == null) {
            all(change.kind()).remove(change.key());
        } else {
            all(change.kind()).put(change.key(), document);
        }
    }

    private Map<String, Map<String, @Nullable Object>> all(SettingKind kind) {
        Map<String, Map<String, @Nullable Object>> ofKind = documents.get(kind);
        return ofKind == null ? Map.of() : ofKind;
    }
}
