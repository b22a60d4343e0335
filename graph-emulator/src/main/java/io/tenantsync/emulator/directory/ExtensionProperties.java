package io.tenantsync.emulator.directory;

import io.tenantsync.emulator.directory.schema.Filtering;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.directory.schema.Trait;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Directory extensions: documents that become properties of users. */
public final class ExtensionProperties {
    private static final int MAX_STRING = 256;

    private ExtensionProperties() {}

    /** {@code extension_<client id without dashes>_<name>}. */
    public static String fullName(String clientId, String name) {
        return "extension_" + clientId.replace("-", "") + "_" + name;
    }

    /** Whether it is the property that a synchronisation marks its accounts with. */
    public static boolean anchor(Property property) {
        return property.extension() && property.name().endsWith("_tenantsyncSource");
    }

    static Property property(Map<String, @Nullable Object> document) {
        PropertyType type = switch (Documents.text(document, "dataType")) {
            case "Boolean" -> PropertyType.BOOLEAN;
            case "Integer", "LargeInteger" -> PropertyType.INTEGER;
            case "DateTime" -> PropertyType.DATE_TIME;
            default -> PropertyType.STRING;
        };
        Property property = Property.of(Documents.text(document, "name"), type).upTo(MAX_STRING);
        return switch (type) {
            case STRING -> property.filtered(Filtering.TEXT).with(Trait.INDEXED);
            case DATE_TIME, INTEGER -> property.filtered(Filtering.MEASURE);
            default -> property.filtered(Filtering.NULLABLE_CHOICE);
        };
    }
}
