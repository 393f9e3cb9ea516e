// SPDX-License-Identifier: GPL-3.0-or-later
#include "GatewayUnderTest.h"

#include "tests/support/BoxBytes.h"

#include <QFile>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayStructure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheStructureOfASource();
    void saysThatThereIsNoSuchSource();
    void passesOnThatItWasCancelled();
};

static Result<StructurePage> asked(GatewayUnderTest &test, const SourceId &id, const CancelToken &cancel = {})
{
    std::optional<Result<StructurePage>> answer;
    StructurePlace place;
    place.syntax = StructureSyntax::Boxes;
    test.gateway().requestStructure(id, place, cancel,
                                    [&](const Result<StructurePage> &page) { answer = page; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000))
        return fail(ErrorKind::Internal, u"there was no answer"_s);
    return *answer;
}

// A source need not be playable.
static QByteArray added(GatewayUnderTest &test)
{
    const QString path = test.profile() + u"/film.mp4"_s;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(fileType("isom") + box("mdat", QByteArray(100, 'x')) + box("moov", movieHeader(1000, 5000)));
    file.close();
    return test.add(QUrl::fromLocalFile(path));
}

void tst_GatewayStructure::readsTheStructureOfASource()
{
    GatewayUnderTest test;
    const auto page = asked(test, QString::fromLatin1(added(test)));
    QVERIFY2(page, page ? "" : qPrintable(page.error().message));
    QCOMPARE(page->nodes.size(), size_t(3));
    QCOMPARE(page->nodes[2].name, u"moov"_s);
}

void tst_GatewayStructure::saysThatThereIsNoSuchSource()
{
    GatewayUnderTest test;
    const auto page = asked(test, u"nobody"_s);
    QVERIFY(!page && page.error().kind == ErrorKind::NotFound);
}

void tst_GatewayStructure::passesOnThatItWasCancelled()
{
    GatewayUnderTest test;
    const CancelSource cancel;
    cancel.cancel();
    const auto page = asked(test, QString::fromLatin1(added(test)), cancel.token());
    QVERIFY(!page && page.error().kind == ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(tst_GatewayStructure)
#include "tst_GatewayStructure.moc"
