package io.tenantsync.emulator.organisation;

import java.util.List;

/**
 * One tenant to generate.
 *
 * @param name how control API and logs call it
 * @param tenantId a GUID
 * @param initialDomain the {@code ….onmicrosoft.com} domain; always verified
 * @param verifiedDomains further verified domains; the first is the default one, in which people are generated
 * @param users how many people to generate, earlier guests not counted
 * @param apps who may ask for tokens
 * @param partners cross-tenant access settings towards other tenants
 * @param earlierGuests guests who were here before any synchronisation
 * @param particulars administrators, people from on premises, contacts and who may invite
 */
public record TenantDefinition(
        String name,
        String tenantId,
        String initialDomain,
        List<String> verifiedDomains,
        int users,
        List<AppDefinition> apps,
        List<PartnerDefinition> partners,
        List<EarlierGuests> earlierGuests,
        Particulars particulars) {
    public TenantDefinition {
        verifiedDomains = List.copyOf(verifiedDomains);
        apps = List.copyOf(apps);
        partners = List.copyOf(partners);
        earlierGuests = List.copyOf(earlierGuests);
    }

    /** A tenant with nobody and nothing in it. */
    public static TenantDefinition of(String name, String tenantId, String initialDomain) {
        return new TenantDefinition(
                name, tenantId, initialDomain, List.of(), 0, List.of(), List.of(), List.of(), Particulars.NONE);
    }

    /** The domain of generated people: the first verified one, else the initial one. */
    public String defaultDomain() {
        return verifiedDomains.isEmpty() ? initialDomain : verifiedDomains.getFirst();
    }

    /** The same tenant with these verified domains. */
    public TenantDefinition withVerifiedDomains(List<String> domains) {
        return new TenantDefinition(
                name, tenantId, initialDomain, domains, users, apps, partners, earlierGuests, particulars);
    }

    /** The same tenant with this many generated people. */
    public TenantDefinition withUsers(int count) {
        return new TenantDefinition(
                name, tenantId, initialDomain, verifiedDomains, count, apps, partners, earlierGuests, particulars);
    }

    /** The same tenant with these apps. */
    public TenantDefinition withApps(List<AppDefinition> registered) {
        return new TenantDefinition(
                name,
                tenantId,
                initialDomain,
                verifiedDomains,
                users,
                registered,
                partners,
                earlierGuests,
                particulars);
    }

    /** The same tenant with these partner settings. */
    public TenantDefinition withPartners(List<PartnerDefinition> settings) {
        return new TenantDefinition(
                name, tenantId, initialDomain, verifiedDomains, users, apps, settings, earlierGuests, particulars);
    }

    /** The same tenant with these earlier guests. */
    public TenantDefinition withEarlierGuests(List<EarlierGuests> guests) {
        return new TenantDefinition(
                name, tenantId, initialDomain, verifiedDomains, users, apps, partners, guests, particulars);
    }

    /** The same tenant with these peculiarities. */
    public TenantDefinition withParticulars(Particulars awkward) {
        return new TenantDefinition(
                name, tenantId, initialDomain, verifiedDomains, users, apps, partners, earlierGuests, awkward);
    }
}
