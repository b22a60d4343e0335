package io.tenantsync.emulator.directory.delta;

import java.util.List;

/**
 * A page of a round.
 *
 * @param token where to go on
 * @param last whether the round is complete, so that the token belongs into a delta link instead of a next link
 */
public record DeltaPage(DeltaQuery query, List<DeltaItem> items, DeltaToken token, boolean last) {}
