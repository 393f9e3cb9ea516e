// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Upstream.h"

#include "tests/io/IoTesting.h"
#include "tests/support/TestOrigin.h"

#include <QRandomGenerator>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_RangeTransfer : public QObject
{
    Q_OBJECT
    const QByteArray m_bytes = distinctBytes(300'000);
    TestOrigin m_origin;
    const Upstream m_upstream;

    // What went wrong, empty if the bytes are those that were served.
    QString readThrough(const QByteArray &path, const QString &faults)
    {
        m_origin.serve(path, m_bytes, *parseOriginFaults(faults));
        const auto source = m_upstream.open({m_origin.url(path), {}}, CancelToken());
        if (!source)
            return faults + u": "_s + source.error().message;
        const auto all = readAll(**source, m_bytes.size(), 1'000'000);
        if (!all)
            return faults + u": "_s + all.error().message;
        return sha256(*all) == sha256(m_bytes) ? QString() : faults + u": wrong bytes"_s;
    }

private Q_SLOTS:
    void resumesWhereABodyBroke_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("more");
        QTest::addColumn<int>("randomPoints");
        QTest::newRow("cut") << u"cut"_s << QString() << 200;
        QTest::newRow("reset") << u"rst"_s << QString() << 200;
        QTest::newRow("cut-without-validator") << u"cut"_s << u",novalidator"_s << 50;
        QTest::newRow("cut-without-ranges") << u"cut"_s << u",norange"_s << 50;
        QTest::newRow("cut-without-total") << u"cut"_s << u",starcr"_s << 50;
    }
    void resumesWhereABodyBroke()
    {
        QFETCH(QString, fault);
        QFETCH(QString, more);
        QFETCH(int, randomPoints);
        QList<qint64> points = {0, 1, 4095, 4096, m_bytes.size() - 1};
        for (int i = 0; i < randomPoints; ++i)
            points << QRandomGenerator::global()->bounded(m_bytes.size());
        std::atomic<qsizetype> next = 0;
        std::mutex mutex;
        QStringList problems;
        std::vector<std::thread> threads;
        for (int reader = 0; reader < 4; ++reader) {
            threads.emplace_back([&, path = QByteArray("/" + QByteArray::number(reader))] {
                for (qsizetype i = next++; i < points.size(); i = next++) {
                    const QString problem =
                        readThrough(path, u"%1=%2%3"_s.arg(fault).arg(points[i]).arg(more));
                    const std::lock_guard lock(mutex);
                    if (!problem.isEmpty())
                        problems << problem;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(tst_RangeTransfer)
#include "tst_RangeTransfer.moc"
