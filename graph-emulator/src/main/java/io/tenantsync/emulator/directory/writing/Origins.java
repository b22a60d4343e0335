package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.Trait;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.util.Collection;

/** Keeps hands off properties that another system is the master of: Active Directory on premises, or Exchange. */
final class Origins {
    private Origins() {}

    static void check(ObjectVersion user, Collection<Property> properties) {
        boolean mastered = properties.stream().anyMatch(property -> property.is(Trait.ON_PREMISES));
        if (mastered && user.flag(UserSchema.ON_PREMISES_SYNC_ENABLED)) {
            throw Refusal.badRequest("Unable to update the specified properties for on-premises mastered Directory Sync"
                    + " objects or objects currently undergoing migration.");
        }
        boolean formerly = user.get(UserSchema.ON_PREMISES_SYNC_ENABLED) != null;
        if (formerly && properties.contains(UserSchema.EXTENSION_ATTRIBUTES)) {
            throw Refusal.badRequest("Unable to update the specified properties for on-premises mastered Directory Sync"
                    + " objects or objects currently undergoing migration.");
        }
        if (user.flag(UserSchema.MAILBOX) && properties.contains(UserSchema.MAIL)) {
            throw Refusal.badRequest("Unable to update the specified properties for objects that have originated within"
                    + " an external service.");
        }
    }
}
