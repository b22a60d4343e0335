package io.tenantsync.writer.writing.outcomes;

import org.jspecify.annotations.Nullable;

/** A property that was changed, as text; null = no value, or not known. */
public record Modified(
        String name, @Nullable String before, @Nullable String after) {}
