package io.tenantsync.emulator.generator;

import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.SettingChange;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.writing.PartnerWriter;
import io.tenantsync.emulator.organisation.AppDefinition;
import io.tenantsync.emulator.organisation.EarlierGuests;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.organisation.PartnerDefinition;
import io.tenantsync.emulator.organisation.TenantDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the tenants of an organisation. */
public final class TenantGenerator {
    private final Organisation organisation;
    private final Supplier<Tenant> empty;

    public TenantGenerator(Organisation organisation, Supplier<Tenant> empty) {
        this.organisation = organisation;
        this.empty = empty;
    }

    /** All tenants, complete, in the order of the organisation. */
    public List<Tenant> generate() {
        Map<String, Tenant> byName = new LinkedHashMap<>();
        for (TenantDefinition definition : organisation.tenants()) {
            Tenant tenant = empty.get();
            settings(tenant, definition);
            people(tenant, definition, byName.isEmpty());
            byName.put(definition.name(), tenant);
        }
        for (TenantDefinition definition : organisation.tenants()) {
            Tenant tenant = known(byName, definition.name());
            new GroupsGenerator(organisation.seed(), tenant).generate();
            for (EarlierGuests guests : definition.earlierGuests()) {
                Tenant home = known(byName, guests.tenant());
                new EarlierGuestsGenerator(organisation.seed(), tenant, home).generate(guests);
            }
        }
        return List.copyOf(byName.values());
    }

    private static Tenant known(Map<String, Tenant> byName, String name) {
        Tenant tenant = byName.get(name);
        if (tenant == null) {
            throw new IllegalArgumentException(
                    "earlierGuests names the tenant '" + name + "', but there are only " + byName.keySet() + ".");
        }
        return tenant;
    }

    private void people(Tenant tenant, TenantDefinition definition, boolean famous) {
        PeopleGenerator people = new PeopleGenerator(organisation.seed(), definition, famous);
        Hierarchy hierarchy = new Hierarchy();
        ParticularsGenerator particulars =
                new ParticularsGenerator(organisation.seed(), tenant, definition.particulars());
        particulars.settle();
        for (int number = 0; number < definition.users(); number++) {
            UserBuilder user = people.person(number);
            hierarchy.place(user, number);
            particulars.dress(user);
            tenant.load(user.id(), ObjectType.USER, user.version());
        }
    }

    private static void settings(Tenant tenant, TenantDefinition definition) {
        tenant.apply(new SettingChange(SettingKind.PROFILE, "", profile(tenant, definition)));
        for (AppDefinition app : definition.apps()) {
            Map<String, @Nullable Object> document = application(definition, app);
            document.put("order", definition.apps().indexOf(app));
            tenant.apply(new SettingChange(SettingKind.APPLICATION, app.clientId(), document));
        }
        PartnerWriter partners = new PartnerWriter(tenant);
        for (PartnerDefinition partner : definition.partners()) {
            Map<String, @Nullable Object> consent = new LinkedHashMap<>();
            consent.put("inboundAllowed", partner.inboundAllowed());
            consent.put("outboundAllowed", partner.outboundAllowed());
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("tenantId", partner.tenantId());
            document.put("automaticUserConsentSettings", consent);
            partners.create(document);
            if (partner.userSyncInbound()) {
                Map<String, @Nullable Object> sync = new LinkedHashMap<>();
                sync.put("displayName", "Inbound synchronization");
                sync.put("userSyncInbound", Map.of("isSyncAllowed", true));
                partners.createSynchronization(partner.tenantId(), sync);
            }
        }
    }

    private static Map<String, @Nullable Object> profile(Tenant tenant, TenantDefinition definition) {
        List<String> domains = Stream.concat(
                        definition.verifiedDomains().stream(), Stream.of(definition.initialDomain()))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        Map<String, @Nullable Object> profile = new LinkedHashMap<>();
        profile.put("name", definition.name());
        profile.put("tenantId", definition.tenantId().toLowerCase(Locale.ROOT));
        profile.put("initialDomain", definition.initialDomain().toLowerCase(Locale.ROOT));
        profile.put("verifiedDomains", domains);
        profile.put("incarnation", tenant.clock().now());
        return profile;
    }

    private static Map<String, @Nullable Object> application(TenantDefinition tenant, AppDefinition app) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", app.objectId());
        document.put("appId", app.clientId());
        document.put("displayName", "Synchronization app of " + tenant.name());
        document.put("secret", app.secret());
        document.put("certificate", app.certificate() == null ? null : pem(app.certificate()));
        document.put("roles", app.roles());
        document.put("directoryRoles", app.directoryRoles());
        return document;
    }

    private static String pem(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The certificate of an app cannot be read: " + file + ". Give the path of a PEM file.", e);
        }
    }
}
