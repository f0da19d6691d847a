import groovy.json.JsonSlurper

// for the right reason: one rule, one place
def report = new JsonSlurper().parse(new File(basedir, 'target/sbom-check/bsi-2.1.json'))
assert report.verdict == 'FAIL'
assert report.rules.findAll { it.verdict in ['FAIL', 'INCONCLUSIVE'] }*.id == ['BSI21-C07']
def finding = report.rules.find { it.id == 'BSI21-C07' }.findings[0]
assert [finding.line, finding.column] == [42, 26]

def log = new File(basedir, 'build.log').text
assert log.contains('bom.json:42:26')
assert log.contains('SHA-512 of an empty file')
assert log.contains('FAIL by BSI TR-03183-2 v2.1.0')
assert log.contains('BUILD FAILURE')
return true
