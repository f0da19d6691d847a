def log = new File(basedir, 'build.log').text
assert log.contains('bom.json is not there: run the goal that makes the SBOM first, or set <sbom>')
return true
