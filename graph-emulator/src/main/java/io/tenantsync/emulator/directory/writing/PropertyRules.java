package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.schema.Access;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a request body into typed values; refuses what is unknown, read-only, of the wrong type or too long. */
final class PropertyRules {
    private final Schema schema;

    PropertyRules(Schema schema) {
        this.schema = schema;
    }

    /** The values of a body; members with an OData annotation are left out. */
    Map<Property, @Nullable Object> values(Map<String, @Nullable Object> body) {
        Map<Property, @Nullable Object> values = new LinkedHashMap<>();
        elsewhere(body);
        for (String name : body.keySet()) {
            if (!name.contains("@odata.") && !name.equals("id")) {
                Property property = writable(name);
                values.put(property, value(property, body.get(name)));
            }
        }
        return values;
    }

    /** What is kept outside the directory is changed on its own and never by an app. */
    private void elsewhere(Map<String, @Nullable Object> body) {
        boolean any = body.keySet().stream()
                .map(schema::find)
                .anyMatch(property -> property != null && property.access() == Access.ELSEWHERE);
        if (any && body.size() > 1) {
            throw Refusal.badRequest("BadRequest", "The request is currently not supported on the targeted entity set");
        }
        if (any) {
            throw Refusal.denied();
        }
    }

    /** Refuses a creation that lacks a mandatory property. */
    void requireMandatory(Map<Property, @Nullable Object> values) {
        for (Property property : schema.properties()) {
            if (property.required() && values.get(property) == null) {
                throw Refusal.property(
                        property.name(),
                        "PropertyRequired",
                        "A value is required for property '" + property.name() + "' of resource '" + schema.resource()
                                + "'.");
            }
        }
    }

    private Property writable(String name) {
        Property property = schema.find(name);
        if (property == null && name.startsWith("extension_")) {
            throw Refusal.badRequest("The following extension properties are not available: " + name + ".");
        }
        if (property == null || property.reference()) {
            throw Refusal.badRequest(
                    "Property '" + name + "' does not exist as a declared property or extension property.");
        }
        if (property.access() != Access.WRITABLE) {
            throw Refusal.property(
                    property.name(), "ReadOnly", "Property '" + property.name() + "' is read-only and cannot be set.");
        }
        return property;
    }

    private @Nullable Object value(Property property, @Nullable Object json) {
        if (json == null) {
            if (!property.clearable()) {
                throw invalid(property);
            }
            return null;
        }
        return switch (property.type()) {
            case STRING -> string(property, json);
            case BOOLEAN -> require(property, json, Boolean.class);
            case INTEGER -> integer(property, json);
            case DATE_TIME -> time(property, require(property, json, String.class));
            case STRINGS -> strings(property, json);
            case COMPLEX -> complex(property, json);
            case PASSWORD -> password(property, json);
            case ID, COMPLEX_LIST, REFERENCE, REFERENCES -> throw invalid(property);
        };
    }

    private @Nullable String string(Property property, Object json) {
        String text = require(property, json, String.class);
        if (text.length() > property.maxLength() || (text.isEmpty() && !property.clearable())) {
            throw invalid(property);
        }
        return switch (property.name()) {
            case "mail" -> matching(property, text, "[\\x21-\\x7E]+@[\\x21-\\x7E]+");
            case "onPremisesImmutableId" -> matching(property, text, "[^$_]+");
            case "usageLocation" -> matching(property, text, "[A-Za-z]{2}");
            case "userType" -> matching(property, text, "Member|Guest");
            case "mailNickname" -> matching(property, text, "[^@()\\\\\\[\\]\";:<>, ]+");
            default -> text;
        };
    }

    private String matching(Property property, String text, String pattern) {
        if (!text.matches(pattern)) {
            throw invalid(property);
        }
        return text;
    }

    private Long integer(Property property, Object json) {
        Number number = require(property, json, Number.class);
        if (number instanceof Double || number instanceof Float) {
            throw invalid(property);
        }
        return number.longValue();
    }

    private Instant time(Property property, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid(property);
        }
    }

    private List<String> strings(Property property, Object json) {
        List<?> list = require(property, json, List.class);
        boolean onePhone = property.name().equals("businessPhones");
        if (list.size() > (onePhone ? 1 : 250)) {
            throw invalid(property);
        }
        return list.stream().map(item -> member(property, item)).toList();
    }

    private String member(Property property, @Nullable Object item) {
        if (item instanceof String text && text.length() <= property.maxLength()) {
            return text;
        }
        throw invalid(property);
    }

    private Map<String, @Nullable Object> complex(Property property, Object json) {
        Map<?, ?> given = require(property, json, Map.class);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (name.contains("@odata.")) {
                continue;
            }
            Object value = entry.getValue();
            if (!property.members().contains(name) || (value != null && tooLong(property, value))) {
                throw invalid(property);
            }
            values.put(name, value);
        }
        return values;
    }

    private static boolean tooLong(Property property, Object value) {
        return !(value instanceof String text) || text.length() > property.maxLength();
    }

    private Boolean password(Property property, Object json) {
        Map<?, ?> profile = require(property, json, Map.class);
        if (!(profile.get("password") instanceof String password) || password.length() < 8) {
            throw Refusal.property(
                    "passwordProfile",
                    "PasswordNotComplex",
                    "The specified password does not comply with password complexity requirements. Please provide a"
                            + " different password.");
        }
        return true;
    }

    private <T> T require(Property property, Object json, Class<T> type) {
        if (!type.isInstance(json)) {
            throw invalid(property);
        }
        return type.cast(json);
    }

    private Refusal invalid(Property property) {
        return Refusal.property(
                property.name(),
                "InvalidValue",
                "Invalid value specified for property '" + property.name() + "' of resource '" + schema.resource()
                        + "'.");
    }
}
