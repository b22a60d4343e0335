package io.tenantsync.writer.writing.recognising;

/** Why an account is this person's. */
public enum Recognised {
    /** Known by its id, or by our anchor from before this order. */
    LINKED,
    /** Made by an earlier delivery of this very order. */
    MADE_BY_THIS_ORDER,
    /** An earlier guest of the same person. */
    ADOPTED
}
