package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.PublicUrl;
import ai.influgen.publishing.sandbox.instagram.People.Account;
import ai.influgen.publishing.sandbox.instagram.People.Business;
import ai.influgen.publishing.sandbox.instagram.People.Page;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Finding the Instagram accounts of a person: Pages, businesses, the accounts themselves. */
final class AccountRoutes {
  private static final String PAGE_FIELDS = "access_token,category,name,id,tasks";
  private static final String PICTURE = "/sandbox/assets/avatar.svg";

  private final Tokens tokens;
  private final PublicUrl url;
  private final Paging paging;

  AccountRoutes(Tokens tokens, PublicUrl url, Paging paging) {
    this.tokens = tokens;
    this.url = url;
    this.paging = paging;
  }

  void mount(GraphRouter router) {
    router.route(HttpMethod.GET, "/{id}/accounts", CallKind.READ, GraphHandler.of(this::pages));
    router.route(
        HttpMethod.GET, "/{id}/businesses", CallKind.READ, GraphHandler.of(this::businesses));
    router.route(
        HttpMethod.GET, "/{id}/owned_pages", CallKind.READ, GraphHandler.of(this::ownedPages));
    router.route(
        HttpMethod.GET, "/{id}/client_pages", CallKind.READ, GraphHandler.of(this::clientPages));
  }

  /** The person, the Page or the account a node is; empty JSON when it is none of them. */
  JsonObject node(GraphRequest request) {
    Caller caller = tokens.caller(request.token());
    Fields fields = Fields.parse(request.parameters().get("fields").orElse("id,name"));
    if (request.id().equals(caller.person().id()) || request.id().equals("me")) {
      return caller.token().forPage() ? ownPage(caller, fields) : fields.select(me(caller));
    }
    if (People.account(request.id()).isPresent()) {
      return fields.select(account(caller.account(request.id())));
    }
    return caller.pages().stream()
        .filter(page -> page.id().equals(request.id()))
        .findFirst()
        .map(page -> fields.select(page(caller, page, fields)))
        .orElseGet(JsonObject::new);
  }

  /** To a Page token, "me" is its Page. */
  private JsonObject ownPage(Caller caller, Fields fields) {
    return caller.pages().stream()
        .findFirst()
        .map(page -> fields.select(page(caller, page, fields)))
        .orElseGet(JsonObject::new);
  }

  private JsonObject me(Caller caller) {
    return new JsonObject()
        .put("id", caller.person().id())
        .put("name", caller.person().name())
        .put(
            "picture",
            new JsonObject()
                .put(
                    "data",
                    new JsonObject().put("url", url.of(PICTURE)).put("is_silhouette", false)));
  }

  private JsonObject account(Account account) {
    return new JsonObject()
        .put("id", account.id())
        .put("username", account.username())
        .put("name", account.name())
        .put("profile_picture_url", url.of(PICTURE));
  }

  private JsonObject page(Caller caller, Page page, Fields fields) {
    JsonObject json =
        new JsonObject()
            .put("id", page.id())
            .put("name", page.name())
            .put("category", "Digital creator")
            .put(
                "tasks",
                new JsonArray().add("ANALYZE").add("MODERATE").add("CREATE_CONTENT").add("MANAGE"));
    if (fields.names("access_token")) {
      Token token = caller.token();
      json.put(
          "access_token",
          token.forPage() ? token.value() : tokens.pageToken(token, page.id()).value());
    }
    if (caller.may("instagram_basic")) {
      page.account().ifPresent(account -> json.put("instagram_business_account", account(account)));
    }
    return json;
  }

  private JsonObject pages(GraphRequest request) {
    Caller caller = tokens.caller(request.token());
    return list(request, caller, caller.may("pages_show_list") ? caller.pages() : List.of());
  }

  private JsonObject list(GraphRequest request, Caller caller, List<Page> pages) {
    Fields fields = Fields.parse(request.parameters().get("fields").orElse(PAGE_FIELDS));
    return paging.page(request, pages, Page::id, page -> fields.select(page(caller, page, fields)));
  }

  private JsonObject businesses(GraphRequest request) {
    Caller caller = tokens.caller(request.token());
    caller.require("business_management");
    return paging.page(
        request,
        caller.person().business().stream().toList(),
        Business::id,
        business -> new JsonObject().put("id", business.id()).put("name", business.name()));
  }

  /** The same Pages again: on the platform, too, a Page shows in both places. */
  private JsonObject ownedPages(GraphRequest request) {
    Caller caller = ofBusiness(request);
    return list(request, caller, caller.pages());
  }

  private JsonObject clientPages(GraphRequest request) {
    return list(request, ofBusiness(request), List.of());
  }

  private Caller ofBusiness(GraphRequest request) {
    Caller caller = tokens.caller(request.token());
    caller.require("business_management");
    if (caller
        .person()
        .business()
        .filter(business -> business.id().equals(request.id()))
        .isEmpty()) {
      throw GraphErrors.NO_OBJECT.exception();
    }
    return caller;
  }
}
