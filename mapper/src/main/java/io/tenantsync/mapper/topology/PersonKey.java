package io.tenantsync.mapper.topology;

import io.tenantsync.schemas.UserKey;

/** A person in a configuration; as text {@code <configurationId>/<tenantId>/<objectId>}. */
record PersonKey(String configurationId, UserKey user) {
    static PersonKey parse(String text) {
        int slash = text.indexOf('/');
        return new PersonKey(text.substring(0, slash), UserKey.parse(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return configurationId + "/" + user;
    }
}
