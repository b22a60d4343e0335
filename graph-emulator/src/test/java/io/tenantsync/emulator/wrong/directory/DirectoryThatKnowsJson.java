package io.tenantsync.emulator.wrong.directory;

import tools.jackson.databind.JsonNode;

/** Breaks the rule on purpose. */
record DirectoryThatKnowsJson(JsonNode value) {}
