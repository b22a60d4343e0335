package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.expression.Expression;
import io.tenantsync.mapper.guarding.Limits;
import io.tenantsync.mapper.mapping.MappingRule;
import io.tenantsync.mapper.scoping.Scope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One revision of one configuration, as evaluation needs it.
 *
 * @param id stable id
 * @param name for people
 * @param revision grows with each revision
 * @param removing true when the configuration is being taken away: accounts stay as they are
 * @param source where people come from
 * @param target where they shall be present
 * @param scope who
 * @param mappings what they shall look like
 * @param lifecycle what happens when they leave
 * @param invitationAddress computes the address; null = the source user principal name
 * @param redirectUrl where the invitation leads
 * @param anchorProperty directory extension of the target that carries the anchor
 * @param limits how much may happen without asking people
 * @param tables for {@code Lookup}: by name, value by key
 * @param groupIds object ids of the assigned groups by the name that the author wrote, for {@code IsMemberOf}
 */
public record Rules(
        String id,
        String name,
        long revision,
        boolean removing,
        Tenant source,
        Tenant target,
        Scope scope,
        List<MappingRule> mappings,
        Lifecycle lifecycle,
        @Nullable Expression invitationAddress,
        String redirectUrl,
        String anchorProperty,
        Limits limits,
        Map<String, Map<String, String>> tables,
        Map<String, String> groupIds) {
    public Rules {
        mappings = List.copyOf(mappings);
        tables = Map.copyOf(tables);
        groupIds = Map.copyOf(groupIds);
    }

    /**
     * A tenant as the operator names it.
     *
     * @param id tenant id
     * @param name for people
     */
    public record Tenant(String id, String name) {}
}
