package io.tenantsync.emulator.directory.delta;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.schema.Property;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a delta page. */
public sealed interface DeltaItem {
    /** Whom it is about. */
    DirectoryObject object();

    /**
     * An object that is there.
     *
     * @param properties what to show; those without value are shown as null
     * @param referenceProperty the property that the references belong to, or null if there are none to show
     * @param references references that are there or were removed
     */
    record Present(
            DirectoryObject object,
            ObjectVersion version,
            List<Property> properties,
            @Nullable Property referenceProperty,
            List<Reference> references)
            implements DeltaItem {}

    /** An object that is not there any more; {@code changed} can come back, {@code deleted} cannot. */
    record Removed(DirectoryObject object, String reason) implements DeltaItem {}

    /** A reference from the object to another one. */
    record Reference(DirectoryObject target, boolean removed) {}
}
