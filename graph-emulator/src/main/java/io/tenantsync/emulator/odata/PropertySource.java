package io.tenantsync.emulator.odata;

import org.jspecify.annotations.Nullable;

/** Something with named properties that a filter can be evaluated against. */
@FunctionalInterface
public interface PropertySource {
    /**
     * The value of a property: {@code String}, {@code Boolean}, {@code Long}, {@code Instant}, a {@code List} or a {@code Map} of
     * these, or null.
     */
    @Nullable
    Object value(String name);
}
