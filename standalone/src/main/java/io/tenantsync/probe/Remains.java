package io.tenantsync.probe;

/**
 * A test object that could not be removed for good.
 *
 * @param id object id; empty if an invitation was sent and nobody knows whether it made somebody
 * @param address the address that it was invited by
 * @param softDeleted whether it is among the deleted users, where Entra removes it after 30 days
 */
public record Remains(String id, String address, boolean softDeleted) {
    /** Where it is and how to get rid of it. */
    public String remedy() {
        if (softDeleted) {
            return id + " (" + address
                    + ") is among the deleted users, and Entra removes it in 30 days. Sooner: Entra admin"
                    + " center, Users, Deleted users, Delete permanently.";
        }
        if (id.isEmpty()) {
            return address
                    + " was invited and Graph did not say whether it worked. Look for the address under Users in the"
                    + " Entra admin center, and delete the user if it is there.";
        }
        return id + " (" + address
                + ") may still be there. Delete it under Users in the Entra admin center, then permanently"
                + " under Deleted users.";
    }
}
