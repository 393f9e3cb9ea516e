// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/FormerTitles.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_FormerTitles : public QObject
{
    Q_OBJECT

    static std::shared_ptr<const Title> title(const QByteArray &generation, const QByteArray &rendition)
    {
        auto title = std::make_shared<Title>();
        title->generation = generation;
        title->renditions.resize(1);
        title->renditions.front().id = rendition;
        return title;
    }

private Q_SLOTS:
    void findsByGenerationAndRendition()
    {
        FormerTitles titles;
        titles.keep(nullptr);
        const auto provisional = title("even", "v1.avc");
        const auto balanced = title("exact", "v1.avc");
        const auto best = title("exact", "v1.avc.high");
        for (const auto &each : {provisional, balanced, best})
            titles.keep(each);
        QCOMPARE(titles.find("even", "v1.avc"), provisional);
        QCOMPARE(titles.find("exact", "v1.avc"), balanced);
        QCOMPARE(titles.find("exact", "v1.avc.high"), best);
        QCOMPARE(titles.find("even", "v1.avc.high"), nullptr);
        QCOMPARE(titles.find("other", "v1.avc"), nullptr);
    }

    void displacesNobodyByChangingToAndFro()
    {
        FormerTitles titles;
        const auto provisional = title("even", "v1.avc");
        titles.keep(provisional);
        for (int i = 0; i < 10; ++i) {
            titles.keep(title("exact", "v1.avc"));
            titles.keep(title("exact", "v1.avc.high"));
        }
        QCOMPARE(titles.find("even", "v1.avc"), provisional);
    }

    void keepsTheNewestOfMany()
    {
        FormerTitles titles;
        for (size_t i = 0; i <= FormerTitles::kMost; ++i)
            titles.keep(title(QByteArray::number(qulonglong(i)), "v1"));
        QCOMPARE(titles.find("0", "v1"), nullptr);
        QVERIFY(titles.find("1", "v1"));
    }
};

QTEST_GUILESS_MAIN(tst_FormerTitles)
#include "tst_FormerTitles.moc"
