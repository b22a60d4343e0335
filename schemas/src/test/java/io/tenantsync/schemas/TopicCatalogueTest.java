package io.tenantsync.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicCatalogueTest {
    @Test
    void namesTopicsByProductWhatAndMajor() {
        assertThat(Topics.USERS).isEqualTo("tenantsync.users.v1");
        assertThat(Topics.commands("t")).isEqualTo("tenantsync.commands.t.v1");
        assertThat(TopicEntry.deadLetter(Topics.USERS, "mapper")).isEqualTo("tenantsync.users.v1.mapper.dead-letter");
    }

    @Test
    void givesEveryEntryASchemaAndALifetime() {
        assertThat(TopicCatalogue.entries()).hasSizeGreaterThan(15).allSatisfy(entry -> {
            assertThat(entry.schema().getDoc()).isNotBlank();
            assertThat(entry.compacted() || entry.retention() != null).isTrue();
        });
    }
}
