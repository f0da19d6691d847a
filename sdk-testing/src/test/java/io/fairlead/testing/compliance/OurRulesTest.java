package io.fairlead.testing.compliance;

import io.fairlead.compliance.Profiles;
import io.fairlead.compliance.Rule;
import java.util.List;

class OurRulesTest extends RuleContract {

  @Override
  protected List<Rule> rules() {
    return Profiles.all().values().stream().flatMap(p -> p.rules().stream()).toList();
  }
}
