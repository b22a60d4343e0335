package io.tenantsync.writer.writing.recognising;

import io.tenantsync.writer.writing.directory.Account;
import io.tenantsync.writer.writing.outcomes.Trouble;
import java.util.List;

/** Who the account is that an order is about, and so what comes next. */
public sealed interface Decision {

    /** This account. */
    record Take(Account account, Recognised how) implements Decision {}

    /** Nobody is there, nor ever was: make one. */
    record Invite() implements Decision {}

    /** This deleted account is the person's and we deleted it. */
    record Restore(Account account) implements Decision {}

    /** A person must decide; {@code alarming} if somebody else may be signing in with the account. */
    record Conflict(Trouble trouble, List<String> candidates, boolean alarming) implements Decision {}

    /** The target's people deleted the account: their decision stands. */
    record DeletedThere(String targetId, boolean forGood) implements Decision {}

    /** It is among the deleted items already. */
    record AlreadyDeleted(Account account) implements Decision {}

    /** There is no trace of it. */
    record Absent() implements Decision {}

    /** Known by id and not found: ask everything before saying that it is gone. */
    record LookFurther() implements Decision {}
}
