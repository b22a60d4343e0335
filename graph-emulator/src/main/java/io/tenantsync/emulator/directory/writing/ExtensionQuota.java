package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object holds at most a hundred values of directory extensions. */
final class ExtensionQuota {
    private static final int MOST = 100;

    private ExtensionQuota() {}

    static void check(Map<Property, @Nullable Object> values, ObjectVersion before, Schema schema) {
        if (values.keySet().stream().noneMatch(Property::extension)) {
            return;
        }
        long after = schema.properties().stream()
                .filter(Property::extension)
                .filter(property ->
                        (values.containsKey(property) ? values.get(property) : before.get(property)) != null)
                .count();
        if (after > MOST) {
            throw Refusal.badRequest(
                    "Directory_QuotaExceeded",
                    "The object would hold " + after + " extension values, but at most " + MOST
                            + " are allowed. Clear some of them first.");
        }
    }
}
