def log = new File(basedir, 'build.log').text
def builds = log.split('BUILD SUCCESS')
assert builds.length == 2
assert builds[0].contains('PASS, 2 components, 1 gaps waived')
assert builds[1].contains('the waiver by Product security expired on 2020-12-31')
return true
