def log = new File(basedir, 'build.log').text
assert log.contains('bom.json is not there: Maven is offline, and leaves out cyclonedx-maven-plugin')
return true
