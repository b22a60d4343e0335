// Talks to a running emulator through Microsoft's own client. Prints one JSON line per expectation; exit code 0 if all ran.
import assert from "node:assert/strict";
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  PageIterator,
} from "@microsoft/microsoft-graph-client";

const { AUTHORITY, TENANTS } = process.env;
const tenants = JSON.parse(TENANTS);

async function token(tenant, app) {
  const answer = await fetch(`${AUTHORITY}/${tenant.tenantId}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: app.clientId,
      client_secret: app.secret,
      scope: "https://graph.microsoft.com/.default",
    }),
  });
  return (await answer.json()).access_token;
}

function client(name, pick) {
  const tenant = tenants.find((one) => one.name === name);
  const app = pick(tenant.apps);
  return Client.initWithMiddleware({
    baseUrl: `${AUTHORITY}/`,
    customHosts: new Set(["localhost"]),
    authProvider: { getAccessToken: () => token(tenant, app) },
  });
}

const contoso = client("contoso", (apps) => apps.at(-1));
const reader = client("contoso", (apps) => apps[0]);
const fabrikam = client("fabrikam", (apps) => apps[0]);

async function refusal(call) {
  try {
    await call;
  } catch (error) {
    return { status: error.statusCode, code: error.code };
  }
  throw new Error("The call was expected to be refused, but was answered.");
}

async function round(start) {
  const items = [];
  let page = await contoso.api(start).get();
  for (;;) {
    items.push(...page.value);
    if (page["@odata.deltaLink"]) {
      return { items, link: page["@odata.deltaLink"] };
    }
    page = await contoso.api(page["@odata.nextLink"]).get();
  }
}

const expectations = {
  async pagesThroughAllUsersWithItsIterator() {
    const ids = new Set();
    const first = await contoso.api("/users").select("id").top(7).get();
    await new PageIterator(contoso, first, (user) => ids.add(user.id) && true).iterate();
    const count = await contoso.api("/users/$count").header("ConsistencyLevel", "eventual").get();
    assert.equal(ids.size, Number(count));
  },

  async filtersSelectsSortsAndCounts() {
    const people = await contoso
      .api("/users")
      .header("ConsistencyLevel", "eventual")
      .filter("accountEnabled eq true and NOT startsWith(displayName,'Adele')")
      .select(["id", "displayName"])
      .orderby("displayName desc")
      .count(true)
      .top(5)
      .get();
    const names = people.value.map((one) => one.displayName.toLowerCase());
    assert.equal(people.value.length, 5);
    assert.ok(people["@odata.count"] > 5);
    assert.deepEqual(names, [...names].sort().reverse());
    assert.deepEqual(Object.keys(people.value[0]).sort(), ["displayName", "id"]);
  },

  async understandsTheErrorOfAnUnannouncedAdvancedQuery() {
    const refused = await refusal(contoso.api("/users").filter("endsWith(mail,'contoso.com')").get());
    assert.deepEqual(refused, { status: 400, code: "Request_UnsupportedQuery" });
  },

  async expandsTheManager() {
    const megan = await contoso.api("/users/meganb@contoso.com").expand("manager($select=id,displayName)").get();
    assert.ok(megan.manager.id);
    assert.ok(megan.manager.displayName);
  },

  async followsAChangeThroughDelta() {
    const before = await round("/users/delta?$select=displayName,department");
    const adele = before.items.find((one) => one.displayName === "Adele Vance");
    await contoso.api(`/users/${adele.id}`).patch({ department: "Contract tests" });
    const after = await round(before.link);
    assert.deepEqual(after.items.map((one) => one.id), [adele.id]);
    assert.equal(after.items[0].department, "Contract tests");
  },

  async sendsABatchAndReadsItsAnswers() {
    // The client cuts off scheme and host, so the version must not be there.
  const url = (path) => `${AUTHORITY}${path}`;
    const steps = new BatchRequestContent([
      { id: "1", request: new Request(url("/users/adelev@contoso.com"), { method: "GET" }) },
      { id: "2", dependsOn: ["1"], request: new Request(url("/users/nobody@contoso.com"), { method: "GET" }) },
      { id: "3", dependsOn: ["2"], request: new Request(url("/organization"), { method: "GET" }) },
    ]);
    const answers = new BatchResponseContent(await contoso.api("/$batch").post(await steps.getContent()));
    assert.equal(answers.getResponseById("1").status, 200);
    assert.equal(answers.getResponseById("2").status, 404);
    assert.equal(answers.getResponseById("3").status, 424);
    assert.equal((await answers.getResponseById("1").json()).displayName, "Adele Vance");
  },

  async invitesAndDressesAGuest() {
    const invitation = await fabrikam.api("/invitations").post({
      invitedUserEmailAddress: "script@contoso.com",
      inviteRedirectUrl: "https://myapps.microsoft.com",
    });
    const id = invitation.invitedUser.id;
    await fabrikam.api(`/users/${id}`).patch({ jobTitle: "Scripted", showInAddressList: true });
    const guest = await fabrikam
      .api(`/users/${id}`)
      .select("jobTitle,userPrincipalName,externalUserState,showInAddressList")
      .get();
    assert.equal(guest.jobTitle, "Scripted");
    assert.equal(guest.userPrincipalName, "script_contoso.com#EXT#@fabrikam.onmicrosoft.com");
    assert.equal(guest.externalUserState, "Accepted");
    assert.equal(guest.showInAddressList, undefined);
  },

  async isKeptFromWritingWithoutThePermission() {
    const refused = await refusal(reader.api("/users/adelev@contoso.com").patch({ department: "x" }));
    assert.deepEqual(refused, { status: 403, code: "Authorization_RequestDenied" });
  },

  async createsDeletesAndRestoresAUser() {
    const created = await contoso.api("/users").post({
      accountEnabled: true,
      displayName: "Script Person",
      mailNickname: "script.person",
      userPrincipalName: "script.person@contoso.com",
      passwordProfile: { password: "correct horse battery" },
    });
    await contoso.api(`/users/${created.id}`).delete();
    assert.equal((await refusal(contoso.api(`/users/${created.id}`).get())).status, 404);
    const restored = await contoso.api(`/directory/deletedItems/${created.id}/restore`).post({});
    assert.equal(restored.id, created.id);
  },
};

for (const [name, expectation] of Object.entries(expectations)) {
  try {
    await expectation();
    console.log(JSON.stringify({ name, passed: true }));
  } catch (error) {
    console.log(JSON.stringify({ name, passed: false, message: String(error.stack ?? error) }));
  }
}
