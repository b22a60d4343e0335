package io.tenantsync.audit.storage;

import io.tenantsync.audit.auditing.ModifiedProperty;
import io.tenantsync.audit.auditing.Step;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists and maps as the text of a JSONB column. */
final class JsonColumn {
    static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};
    static final TypeReference<List<ModifiedProperty>> MODIFIED = new TypeReference<>() {};
    static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonColumn() {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static <T> T read(String column, TypeReference<T> type) {
        return JSON.readValue(column, type);
    }
}
