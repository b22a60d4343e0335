package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that must be unique in a tenant or belong to its domains: principal names and addresses. */
final class PrincipalNames {
    private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9'._!#^~-]{1,64}|[A-Za-z0-9'._!#^~-]+#EXT#");

    private final Tenant tenant;

    PrincipalNames(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Refuses principal name and addresses in the values that the object may not have. */
    void check(Map<Property, @Nullable Object> values, @Nullable DirectoryObject self) {
        Object principalName = values.get(UserSchema.USER_PRINCIPAL_NAME);
        if (principalName instanceof String name) {
            valid(name);
            unique(UserSchema.USER_PRINCIPAL_NAME, name, self);
        }
        if (values.get(UserSchema.PROXY_ADDRESSES) instanceof List<?> addresses) {
            addresses.forEach(address -> address(String.valueOf(address), self));
        }
        if (values.get(UserSchema.ON_PREMISES_IMMUTABLE_ID) instanceof String id) {
            unique(UserSchema.ON_PREMISES_IMMUTABLE_ID, id, self);
        }
    }

    /** The live user, other than the object itself, that has the value; or null. */
    @Nullable
    DirectoryObject holder(Property property, String value, @Nullable DirectoryObject self) {
        BitSet candidates = tenant.candidates(property, value);
        if (candidates == null) {
            return null;
        }
        return candidates.stream()
                .mapToObj(ordinal -> tenant.objects().at(ordinal))
                .filter(object -> object != self && object.current().live() && has(object, property, value))
                .findFirst()
                .orElse(null);
    }

    /** The proxy addresses of a user whose mail becomes another one: the new one is primary, the old ones stay. */
    static List<String> proxiesWith(String mail, List<String> before) {
        List<String> secondary = before.stream()
                .map(address -> address.startsWith("SMTP:") ? "smtp:" + address.substring(5) : address)
                .filter(address -> !address.equalsIgnoreCase("smtp:" + mail))
                .toList();
        return java.util.stream.Stream.concat(java.util.stream.Stream.of("SMTP:" + mail), secondary.stream())
                .toList();
    }

    private void valid(String name) {
        int at = name.lastIndexOf('@');
        boolean verified = at > 0
                && tenant.profile()
                        .verifiedDomains()
                        .contains(name.substring(at + 1).toLowerCase(Locale.ROOT));
        if (!verified || !LOCAL_PART.matcher(name.substring(0, at)).matches()) {
            throw Refusal.property("userPrincipalName", "InvalidValue", "Property userPrincipalName is invalid.");
        }
    }

    private void address(String proxyAddress, @Nullable DirectoryObject self) {
        unique(UserSchema.PROXY_ADDRESSES, proxyAddress, self);
        boolean had = self != null
                && self.current().texts(UserSchema.PROXY_ADDRESSES).stream().anyMatch(proxyAddress::equalsIgnoreCase);
        if (!had && new Contacts(tenant).holding(proxyAddress) != null) {
            throw Refusal.duplicate(UserSchema.PROXY_ADDRESSES.name());
        }
    }

    private void unique(Property property, String value, @Nullable DirectoryObject self) {
        if (holder(property, value, self) != null) {
            throw Refusal.duplicate(property.name());
        }
    }

    private static boolean has(DirectoryObject object, Property property, String value) {
        Object held = object.current().get(property);
        return held instanceof List<?> texts
                ? texts.stream().anyMatch(text -> value.equalsIgnoreCase(String.valueOf(text)))
                : held instanceof String text && text.equalsIgnoreCase(value);
    }
}
