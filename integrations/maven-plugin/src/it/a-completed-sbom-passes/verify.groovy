import groovy.json.JsonSlurper

def target = new File(basedir, 'app/target')
def report = new JsonSlurper().parse(new File(target, 'sbom-check/bsi-2.1.json'))
assert report.verdict == 'PASS'
// a pass without evidence would be none: the rules of the file must have applied to all three
assert report.rules.find { it.id == 'BSI21-C07' }.affected == 0
['html', 'sarif', 'xml', 'txt'].each { assert new File(target, "sbom-check/bsi-2.1.$it").length() > 0 }

def sbom = new JsonSlurper().parse(new File(target, 'bom.json'))
assert sbom.specVersion == '1.6'
def distribution = { it.externalReferences.find { r -> r.type == 'distribution' } }

def lib = sbom.components.find { it.name == 'acme-lib' }
assert distribution(lib).url == 'https://repo.acme.example/releases/example/acme/acme-lib/1.4.2/acme-lib-1.4.2.jar'
def jar = new File(basedir, 'lib/target/acme-lib-1.4.2.jar')
def sha512 = java.security.MessageDigest.getInstance('SHA-512').digest(jar.bytes).encodeHex().toString()
assert distribution(lib).hashes[0].content == sha512
assert lib.manufacturer.contact[0].email == 'security@acme.example'
assert lib.externalReferences.find { it.type == 'source-distribution' }.url == 'ssh://git@git.acme.example/acme/acme.git'

// a mirror is nobody else's address: what it mirrors is written
def guardian = sbom.components.find { it.name == 'apiguardian-api' }
assert distribution(guardian).url.startsWith('https://')
assert distribution(guardian).url.endsWith('/org/apiguardian/apiguardian-api/1.1.2/apiguardian-api-1.1.2.jar')
assert guardian.licenses*.license*.id == ['Apache-2.0', 'Apache-2.0']
return true
