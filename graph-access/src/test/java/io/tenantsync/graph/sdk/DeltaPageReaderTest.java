package io.tenantsync.graph.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenantsync.graph.delta.DeltaItem;
import io.tenantsync.graph.delta.DeltaItem.ManagerChange;
import io.tenantsync.graph.delta.DeltaItem.MemberChange;
import io.tenantsync.graph.delta.DeltaItem.MemberType;
import io.tenantsync.graph.delta.DeltaItem.RemovedReason;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class DeltaPageReaderTest {
    @Test
    void keepsAbsentNullAndSetApart() {
        DeltaItem item = only("{'id':'1','displayName':'Adele','jobTitle':null}");
        assertThat(item.properties()).containsEntry("displayName", "Adele").containsEntry("jobTitle", null);
        assertThat(item.properties()).containsOnlyKeys("displayName", "jobTitle");
        assertThat(item.removed()).isNull();
        assertThat(item.manager()).isNull();
        assertThat(item.members()).isEmpty();
    }

    @Test
    void readsValuesAsPlainOnes() {
        DeltaItem item = only("{'id':'1','a':true,'b':7,'c':1.5,'d':['x',null],'e':{'f':'g'}}");
        assertThat(item.properties())
                .containsEntry("a", true)
                .containsEntry("b", 7L)
                .containsEntry("c", 1.5)
                .containsEntry("d", java.util.Arrays.asList("x", null))
                .containsEntry("e", Map.of("f", "g"));
    }

    @Test
    void flattensExtensionAttributes() {
        DeltaItem item = only("{'id':'1','onPremisesExtensionAttributes':{'@odata.type':'x','extensionAttribute1':'v',"
                + "'extensionAttribute2':null}}");
        assertThat(item.properties())
                .containsOnlyKeys(
                        "onPremisesExtensionAttributes/extensionAttribute1",
                        "onPremisesExtensionAttributes/extensionAttribute2")
                .containsEntry("onPremisesExtensionAttributes/extensionAttribute1", "v")
                .containsEntry("onPremisesExtensionAttributes/extensionAttribute2", null);
    }

    @Test
    void readsClearedExtensionAttributesAsAllFifteenCleared() {
        assertThat(only("{'id':'1','onPremisesExtensionAttributes':null}").properties())
                .hasSize(15)
                .containsEntry("onPremisesExtensionAttributes/extensionAttribute15", null);
    }

    @Test
    void tellsSoftFromFinalDeletion() {
        assertThat(only("{'id':'1','@removed':{'reason':'changed'}}").removed()).isEqualTo(RemovedReason.CHANGED);
        assertThat(only("{'id':'1','@removed':{'reason':'deleted'}}").removed()).isEqualTo(RemovedReason.DELETED);
        assertThat(only("{'id':'1','@removed':{}}").removed()).isEqualTo(RemovedReason.CHANGED);
    }

    @Test
    void readsAManagerThatCameWentOrWasReplaced() {
        assertThat(only("{'id':'1','manager@delta':[{'id':'m'}]}").manager())
                .isEqualTo(new ManagerChange.Assigned("m"));
        assertThat(only("{'id':'1','manager@delta':[{'id':'m','@removed':{'reason':'deleted'}}]}")
                        .manager())
                .isEqualTo(new ManagerChange.Cleared());
        assertThat(only("{'id':'1','manager@delta':[{'id':'n'},{'id':'m','@removed':{'reason':'deleted'}}]}")
                        .manager())
                .isEqualTo(new ManagerChange.Assigned("n"));
    }

    @Test
    void readsMembersWithTypeAndRemoval() {
        assertThat(only("{'id':'g','members@delta':[{'@odata.type':'#microsoft.graph.user','id':'u'},"
                                + "{'@odata.type':'#microsoft.graph.group','id':'h','@removed':{'reason':'deleted'}},"
                                + "{'@odata.type':'#microsoft.graph.device','id':'d'}]}")
                        .members())
                .containsExactly(
                        new MemberChange("u", MemberType.USER, false),
                        new MemberChange("h", MemberType.GROUP, true),
                        new MemberChange("d", MemberType.OTHER, false));
    }

    @Test
    void readsAnEmptyPageThatGoesOn() {
        DeltaPage page = read("{'@odata.context':'c','@odata.nextLink':'https://x/next','value':[]}");
        assertThat(page.items()).isEmpty();
        assertThat(page.last()).isFalse();
        assertThat(page.link()).isEqualTo(new DeltaLink("https://x/next"));
    }

    @Test
    void keepsTheOrderAndRepeatsOfAPage() {
        DeltaPage page = read("{'value':[{'id':'2'},{'id':'1'},{'id':'2'}],'@odata.deltaLink':'https://x/d'}");
        assertThat(page.items()).extracting(DeltaItem::id).containsExactly("2", "1", "2");
        assertThat(page.last()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{'value':[]}",
                "{'value':[],'@odata.nextLink':'n','@odata.deltaLink':'d'}",
                "{'value':[{'displayName':'no id'}],'@odata.deltaLink':'d'}",
                "{'value':[1],'@odata.deltaLink':'d'}",
                "{'value':{},'@odata.deltaLink':'d'}",
                "{'value':[{'id':'1'},",
                "{'value':[{'id':'1','a':[1,",
                "<html>",
            })
    void refusesWhatIsNoPage(String body) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(body));
    }

    @Test
    void hidesLinksWhenPrinted() {
        assertThat(read("{'value':[],'@odata.deltaLink':'https://x/secret'}").toString())
                .doesNotContain("secret");
    }

    private static DeltaItem only(String item) {
        List<DeltaItem> items = read("{'value':[" + item + "],'@odata.deltaLink':'https://x/d'}")
                .items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private static DeltaPage read(String json) {
        return DeltaPageReader.read(
                new ByteArrayInputStream(json.replace('\'', '"').getBytes(UTF_8)));
    }
}
