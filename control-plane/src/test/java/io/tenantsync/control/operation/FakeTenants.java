package io.tenantsync.control.operation;

import io.tenantsync.control.configuration.TenantName;
import io.tenantsync.control.trust.Gate.Side;
import io.tenantsync.control.trust.PartnerPolicy;
import io.tenantsync.control.trust.Reading;
import io.tenantsync.control.trust.Reading.Read;
import io.tenantsync.control.trust.Reading.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tenants that trust each other, until somebody says otherwise. */
public final class FakeTenants implements TenantDirectories {
    public final Map<String, NameAnswer> users = new HashMap<>();
    public final Map<String, NameAnswer> groups = new HashMap<>();
    public final Map<Side, Reading<PartnerPolicy>> policies = new HashMap<>();
    public Reading<List<String>> verified = new Read<>(List.of("contoso.com"));
    public Reading<String> initial = new Read<>("fabrikam.onmicrosoft.com");
    public boolean anchorRegistered = true;
    public int domainReads;

    public FakeTenants() {
        users.put("adele@contoso.com", new NameAnswer.Found("a-1"));
        groups.put("Sales", new NameAnswer.Found("g-1"));
        policies.put(Side.SOURCE, new Read<>(new PartnerPolicy(true, false, true, false)));
        policies.put(Side.TARGET, new Read<>(new PartnerPolicy(true, true, false, true)));
    }

    public void inboundSync(boolean allowed) {
        policies.put(Side.TARGET, new Read<>(new PartnerPolicy(true, true, false, allowed)));
    }

    @Override
    public Map<String, NameAnswer> users(TenantName source, List<String> names) {
        return answers(users, names);
    }

    @Override
    public Map<String, NameAnswer> groups(TenantName source, List<String> names) {
        return answers(groups, names);
    }

    @Override
    public Policies policies(TenantName source, TenantName target) {
        return new Policies(policies.get(Side.SOURCE), policies.get(Side.TARGET));
    }

    @Override
    public Reading<List<String>> verifiedDomains(TenantName source) {
        domainReads++;
        return verified;
    }

    @Override
    public Reading<String> initialDomain(TenantName target) {
        return initial;
    }

    @Override
    public Reading<Boolean> anchorRegistered(TenantName target) {
        return new Read<>(anchorRegistered);
    }

    @Override
    public Reading<Boolean> registerAnchor(TenantName target) {
        if (target.name().equals("down")) {
            return new Unreadable<>("it is down", "Wait");
        }
        boolean made = !anchorRegistered;
        anchorRegistered = true;
        return new Read<>(made);
    }

    private static Map<String, NameAnswer> answers(Map<String, NameAnswer> known, List<String> names) {
        Map<String, NameAnswer> answers = new HashMap<>();
        names.forEach(name -> answers.put(name, known.getOrDefault(name, new NameAnswer.Missing())));
        return answers;
    }
}
