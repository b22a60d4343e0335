package io.tenantsync.emulator.directory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document of a tenant that is not a user or group was written or removed.
 *
 * @param document strings, booleans, numbers, lists and maps of them; null removes
 */
public record SettingChange(
        SettingKind kind, String key, @Nullable Map<String, @Nullable Object> document) implements LogRecord {}
