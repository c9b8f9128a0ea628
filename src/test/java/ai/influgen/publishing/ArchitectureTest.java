package ai.influgen.publishing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.influgen.publishing.http.operation.Operation;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** Who may see whom. The package documentation says why. */
class ArchitectureTest {
  private static final String BASE = "ai.influgen.publishing";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  private static final String APP = BASE + ".app..";
  private static final String HTTP = BASE + ".http..";
  private static final String VOCABULARY = BASE + ".http.operation..";
  private static final String PLATFORMS = BASE + ".platform..";
  private static final String RUNTIME = BASE + ".runtime..";
  private static final String SANDBOX = BASE + ".sandbox..";
  private static final String FORM = BASE + ".form..";
  private static final String PUBLISH = BASE + ".publish..";
  private static final String EVENT = BASE + ".event..";

  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage(BASE + "..");

  /** Serves and receives HTTP; the client's classes are not among them. */
  private static final DescribedPredicate<JavaClass> HTTP_SERVER =
      describe(
          "part of an HTTP server",
          type ->
              (type.getPackageName().startsWith("io.vertx.ext.web")
                      && !type.getPackageName().startsWith("io.vertx.ext.web.client"))
                  || type.getName().startsWith("io.vertx.core.http.HttpServer"));

  @Test
  void platformsDoNotSeeEachOther() {
    slices().matching(BASE + ".platform.(*)..").should().notDependOnEachOther().check(MAIN);
  }

  @Test
  void platformsSeeNoFeature() {
    noClasses()
        .that()
        .resideInAPackage(PLATFORMS)
        .should()
        .dependOnClassesThat(OURS.and(not(resideInAPackage(PLATFORMS))))
        .check(MAIN);
  }

  @Test
  void whatIsTechnicalSeesNoneOfTheRest() {
    noClasses()
        .that()
        .resideInAPackage(RUNTIME)
        .should()
        .dependOnClassesThat(OURS.and(not(resideInAPackage(RUNTIME))))
        .check(MAIN);
    noClasses()
        .that()
        .resideInAPackage(FORM)
        .should()
        .dependOnClassesThat(OURS.and(not(resideInAPackage(FORM))))
        .check(MAIN);
  }

  /** Whoever writes an event says what it is about: the log of events knows no feature. */
  @Test
  void eventsKnowNobodyWhoWritesThem() {
    noClasses()
        .that()
        .resideInAPackage(EVENT)
        .should()
        .dependOnClassesThat(OURS.and(not(resideInAnyPackage(EVENT, VOCABULARY, RUNTIME))))
        .check(MAIN);
  }

  @Test
  void onlyWhoServesHttpReceivesForms() {
    noClasses()
        .that()
        .resideOutsideOfPackages(APP, HTTP, SANDBOX, FORM)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(FORM)
        .check(MAIN);
  }

  @Test
  void theVocabularyOfTheEdgeSeesIdsOnly() {
    noClasses()
        .that()
        .resideInAPackage(VOCABULARY)
        .should()
        .dependOnClassesThat(OURS.and(not(resideInAnyPackage(VOCABULARY, RUNTIME))))
        .check(MAIN);
  }

  @Test
  void nobodyButAppSeesTheSandbox() {
    noClasses()
        .that()
        .resideOutsideOfPackages(APP, SANDBOX)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SANDBOX)
        .check(MAIN);
  }

  @Test
  void theSandboxSeesNoneOfTheServer() {
    noClasses()
        .that()
        .resideInAPackage(SANDBOX)
        .should()
        .dependOnClassesThat(OURS.and(not(resideInAnyPackage(SANDBOX, FORM))))
        .check(MAIN);
  }

  @Test
  void nobodyButAppSeesTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(APP, PUBLISH)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(PUBLISH)
        .check(MAIN);
  }

  @Test
  void nobodySeesApp() {
    noClasses()
        .that()
        .resideOutsideOfPackage(APP)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(APP)
        .check(MAIN);
  }

  @Test
  void operationsLiveInTheApiOfTheirFeature() {
    classes()
        .that()
        .areAssignableTo(Operation.class)
        .and()
        .areNotInterfaces()
        .should()
        .resideInAPackage(BASE + ".(*).api")
        .check(MAIN);
  }

  /** What the edge asks who calls, and what a client may do by a link, implements its ports. */
  @Test
  void featuresSeeOnlyTheVocabularyOfTheEdge() {
    noClasses()
        .that()
        .resideOutsideOfPackages(APP, HTTP, BASE + ".workspace", BASE + ".connection.link")
        .should()
        .dependOnClassesThat(resideInAPackage(HTTP).and(not(resideInAPackage(VOCABULARY))))
        .check(MAIN);
  }

  @Test
  void featuresKnowNoHttpServer() {
    noClasses()
        .that()
        .resideOutsideOfPackages(APP, HTTP, SANDBOX)
        .and()
        .doNotHaveFullyQualifiedName(BASE + ".media.MediaRoutes")
        .should()
        .dependOnClassesThat(HTTP_SERVER)
        .check(MAIN);
  }

  @Test
  void theVocabularyOfTheEdgeKnowsNoHttpServer() {
    noClasses()
        .that()
        .resideInAPackage(VOCABULARY)
        .should()
        .dependOnClassesThat(HTTP_SERVER)
        .check(MAIN);
  }

  @Test
  void featuresAreFreeOfCycles() {
    slices().assignedFrom(new ByFeature()).should().beFreeOfCycles().check(MAIN);
  }

  /** The first sub-package is the feature; the edge's vocabulary counts as one of its own. */
  private static final class ByFeature implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      if (!name.startsWith(BASE + ".")) {
        return SliceIdentifier.ignore();
      }
      String below = name.substring(BASE.length() + 1);
      return below.startsWith("http.operation")
          ? SliceIdentifier.of("http.operation")
          : SliceIdentifier.of(below.split("\\.", 2)[0]);
    }

    @Override
    public String getDescription() {
      return "features";
    }
  }
}
