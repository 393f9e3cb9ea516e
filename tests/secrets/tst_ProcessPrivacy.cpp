// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/ProcessPrivacy.h"

#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cuegate;

// Whether `holds` is true in a process of its own: what is done here cannot be undone.
template <typename Check>
static bool inAChild(Check holds)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(holds() ? 0 : 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

class tst_ProcessPrivacy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesNoDumps()
    {
        QVERIFY(inAChild([] {
            keepToOurselves();
            rlimit limit{1, 1};
            ::getrlimit(RLIMIT_CORE, &limit);
            return ::prctl(PR_GET_DUMPABLE) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0;
        }));
    }
    void makesFilesForItsOwnerAlone()
    {
        QVERIFY(inAChild([] {
            keepToOurselves();
            return ::umask(0) == 0077;
        }));
    }
    void hidesUrlsAmongTheArguments()
    {
        char name[] = "cuegate";
        char option[] = "--add";
        char url[] = "http://user:pass@host/";
        char *arguments[] = {name, option, url};
        hideUrls(3, arguments);
        QCOMPARE(QByteArray(option), QByteArray("--add"));
        QCOMPARE(QByteArray(url), QByteArray(22, '*'));
    }
};

QTEST_APPLESS_MAIN(tst_ProcessPrivacy)
#include "tst_ProcessPrivacy.moc"
