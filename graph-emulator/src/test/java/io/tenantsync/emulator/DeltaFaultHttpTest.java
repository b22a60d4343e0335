package io.tenantsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.emulator.TestClient.Answer;
import io.tenantsync.emulator.organisation.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeltaFaultHttpTest {
    private static final GraphEmulator EMULATOR = GraphEmulator.start(EmulatorOptions.of(Organisation.demo(450, 3)));
    private static final TestClient CLIENT = new TestClient(EMULATOR, "contoso");
    private static final String ALL = "/users/delta?$select=displayName,jobTitle";
    private static final String LATEST = ALL + "&$deltatoken=latest";

    /** A round, page by page. */
    private record Round(List<List<String>> pages, String deltaLink) {
        List<String> ids() {
            return pages.stream().flatMap(List::stream).toList();
        }
    }

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @AfterEach
    void mend() {
        EMULATOR.control().faults().clear();
    }

    @Test
    void showsPagesAndEntriesOutOfOrderButAll() {
        Round orderly = round(ALL);
        fault("{\"kind\":\"deltaOutOfOrder\",\"call\":1}");

        Round mixed = round(ALL);

        assertThat(orderly.pages()).hasSize(3);
        assertThat(mixed.pages()).hasSize(3);
        assertThat(mixed.pages().get(0))
                .containsExactlyInAnyOrderElementsOf(orderly.pages().get(1));
        assertThat(mixed.pages().get(1))
                .containsExactlyInAnyOrderElementsOf(orderly.pages().get(0));
        assertThat(mixed.pages().get(0)).isNotEqualTo(orderly.pages().get(1));
        assertThat(mixed.pages().get(2)).isEqualTo(orderly.pages().get(2));
    }

    @Test
    void showsEntriesTwice() {
        Round orderly = round(ALL);
        fault("{\"kind\":\"deltaDuplicates\",\"call\":2}");

        Round doubled = round(ALL);

        assertThat(doubled.pages()).hasSize(4);
        assertThat(doubled.pages().get(1)).isEqualTo(doubled.pages().get(2));
        assertThat(doubled.ids()).hasSize(orderly.ids().size() + 200).containsOnlyElementsOf(orderly.ids());
    }

    @Test
    void showsEmptyPagesThatLeadOn() {
        Round orderly = round(ALL);
        fault("{\"kind\":\"deltaEmptyPages\",\"pages\":2}");

        Round slow = round(ALL);

        assertThat(slow.pages().stream().map(List::size)).containsExactly(0, 0, 200, 0, 0, 200, 0, 0, 50);
        assertThat(slow.ids()).isEqualTo(orderly.ids());
        assertThat(round(slow.deltaLink()).ids()).isEmpty();
    }

    @Test
    void replaysChangesOfEarlierRounds() {
        String link = round(LATEST).deltaLink();
        String first = change(0);
        link = round(link).deltaLink();
        fault("{\"kind\":\"deltaReplay\",\"changes\":1,\"times\":1}");
        String second = change(1);

        Round replayed = round(link);

        assertThat(replayed.ids()).containsExactly(first, second);
        assertThat(round(replayed.deltaLink()).ids()).isEmpty();
    }

    @Test
    void neverShowsSomeChanges() {
        String link = round(LATEST).deltaLink();
        fault("{\"kind\":\"deltaHide\",\"share\":0.5,\"seed\":4}");
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            changed.add(change(i));
        }

        Round shown = round(link);
        EMULATOR.control().faults().clear();

        assertThat(shown.ids()).hasSizeBetween(4, 16).isSubsetOf(changed);
        assertThat(round(shown.deltaLink()).ids()).isEmpty();
    }

    @Test
    void leavesOutClearedAttributesOfAnEnumeration() {
        String id = change(30);
        CLIENT.call("PATCH", "/users/" + id, "{\"jobTitle\":null}");

        assertThat(find(id)).containsEntry("jobTitle", null);
        fault("{\"kind\":\"deltaOmitCleared\"}");
        assertThat(find(id)).doesNotContainKey("jobTitle").containsKey("displayName");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            {}                                              | 410 | resyncRequired             | true
            {"location":false}                              | 410 | resyncRequired             | false
            {"code":"syncStateNotFound","location":false}   | 410 | syncStateNotFound          | false
            {"status":400}                                  | 400 | syncStateNotFound          | false
            {"status":400,"code":"Directory_ExpiredPageToken"} | 400 | Directory_ExpiredPageToken | false
            """)
    void demandsANewEnumeration(String how, int status, String code, boolean location) {
        String link = round(LATEST).deltaLink();
        fault(how.equals("{}") ? "{\"kind\":\"deltaReset\"}" : how.replaceFirst("\\{", "{\"kind\":\"deltaReset\","));

        Answer answer = CLIENT.get(link);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Location") != null).isEqualTo(location);
        assertThat(CLIENT.get(ALL).status()).isEqualTo(200);
        if (location) {
            assertThat(CLIENT.get(answer.header("Location")).value()).hasSize(200);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> find(String id) {
        String page = ALL;
        while (true) {
            Answer answer = CLIENT.get(page);
            for (Map<?, ?> item : answer.value()) {
                if (item.get("id").equals(id)) {
                    return (Map<String, Object>) item;
                }
            }
            page = answer.link();
        }
    }

    /** Changes the n-th user and returns its id. */
    private static String change(int n) {
        String id =
                CLIENT.get("/users?$select=id&$top=50").value().get(n).get("id").toString();
        CLIENT.call("PATCH", "/users/" + id, "{\"jobTitle\":\"Clerk " + System.nanoTime() + "\"}");
        return id;
    }

    private static Round round(String start) {
        List<List<String>> pages = new ArrayList<>();
        String link = start;
        while (true) {
            Answer page = CLIENT.get(link);
            pages.add(
                    page.value().stream().map(item -> item.get("id").toString()).toList());
            link = page.link();
            if (page.object().get("@odata.deltaLink") != null) {
                return new Round(pages, link);
            }
        }
    }

    private static void fault(String rule) {
        EMULATOR.control().faults().add(rule);
    }
}
