package io.tenantsync.emulator.control;

import io.tenantsync.emulator.directory.Directory;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.fault.FaultFields;
import io.tenantsync.emulator.fault.FaultRule;
import io.tenantsync.emulator.fault.Faults;
import io.tenantsync.emulator.json.Fields;
import io.tenantsync.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes things go wrong. The same is served under {@code /_emulator/faults}. */
public final class FaultControl {
    private final Faults faults;
    private final Directory directory;
    private final long seed;

    public FaultControl(Faults faults, Directory directory, long seed) {
        this.faults = faults;
        this.directory = directory;
        this.seed = seed;
    }

    /**
     * Puts rules in force, written as one JSON object or a list of them.
     *
     * @return their ids
     * @throws IllegalArgumentException that says what is wrong; none of the rules is in force then
     */
    public List<String> add(String json) {
        return add(Json.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts rules in force, given as a map or a list of maps. */
    public List<String> add(@Nullable Object written) {
        List<FaultRule> rules = new ArrayList<>();
        List<?> all = written instanceof List<?> list ? list : List.of(written == null ? "" : written);
        for (Object one : all) {
            if (!(one instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("A fault must be a JSON object with a 'kind'.");
            }
            rules.add(rule(map));
        }
        rules.forEach(faults::add);
        return rules.stream().map(FaultRule::id).toList();
    }

    /** Puts a rule in force, in place of one with the same id. */
    public void add(FaultRule rule) {
        faults.add(rule);
    }

    /** Takes a rule out of force; false if there is none of that id. */
    public boolean remove(String id) {
        return faults.remove(id);
    }

    /** Takes all rules out of force and forgets who was hit. */
    public void clear() {
        faults.clear();
    }

    /** The rules in force, with how often each was met and has hit. */
    public List<Faults.State> rules() {
        return faults.rules();
    }

    /** Which requests were hit after that sequence number; the last 10,000 are kept. */
    public List<Faults.Hit> journal(long after) {
        return faults.journal(after);
    }

    private FaultRule rule(Map<?, ?> written) {
        Map<Object, Object> fields = new LinkedHashMap<>(written);
        Object name = fields.get("tenant");
        if (name != null) {
            Tenant tenant = directory.named(name.toString());
            if (tenant == null) {
                throw new IllegalArgumentException("There is no tenant '" + name + "'.");
            }
            fields.put("tenant", tenant.profile().tenantId());
        }
        return FaultFields.read(new Fields("", fields), faults.nextId(), seed);
    }
}
