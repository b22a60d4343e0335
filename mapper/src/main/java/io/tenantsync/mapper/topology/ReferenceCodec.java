package io.tenantsync.mapper.topology;

import io.tenantsync.schemas.Reference;
import io.tenantsync.schemas.ReferenceKind;
import org.jspecify.annotations.Nullable;

/** References to the wire. */
@SuppressWarnings("NullAway") // generated records take null where their schema does, but cannot say so
final class ReferenceCodec {
    private ReferenceCodec() {}

    /** This person refers, or no longer refers, to the receiver. */
    static Reference question(PersonKey from, ReferenceKind kind) {
        return new Reference(from.configurationId(), from.user().userId(), kind, null);
    }

    /** This person's account in the target. */
    static Reference answer(PersonKey from, @Nullable String targetId) {
        return new Reference(from.configurationId(), from.user().userId(), ReferenceKind.ANSWER, targetId);
    }
}
