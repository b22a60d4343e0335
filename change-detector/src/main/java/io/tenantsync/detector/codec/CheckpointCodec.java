package io.tenantsync.detector.codec;

import io.tenantsync.detector.detection.polling.Bookmark;
import io.tenantsync.schemas.Checkpoint;

/** Bookmarks as they are kept. */
public final class CheckpointCodec {
    private CheckpointCodec() {}

    public static Checkpoint toAvro(Bookmark bookmark) {
        return new Checkpoint(
                bookmark.link(),
                bookmark.midRound(),
                bookmark.baseline(),
                bookmark.round(),
                bookmark.select(),
                bookmark.groupIds(),
                bookmark.startedAt(),
                bookmark.writtenAt());
    }

    public static Bookmark toDomain(Checkpoint checkpoint) {
        return new Bookmark(
                checkpoint.getLink(),
                checkpoint.getMidRound(),
                checkpoint.getBaseline(),
                checkpoint.getRound(),
                checkpoint.getSelect(),
                checkpoint.getGroupIds(),
                checkpoint.getStartedAt(),
                checkpoint.getWrittenAt());
    }
}
