// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/JsonElements.h"

#include <QTest>

using namespace cuegate;
using namespace Qt::StringLiterals;

class tst_JsonElements : public QObject
{
    Q_OBJECT
    // "key:element" of each, however the text is cut.
    static QByteArrayList elementsOf(const QByteArray &text, qsizetype pieceBytes,
                                     JsonElements::Shape *shape = nullptr, bool *isWhole = nullptr)
    {
        QByteArrayList found;
        JsonElements elements([&found](QByteArrayView key, QByteArrayView element) {
            found << QByteArray(key.toByteArray() + ':' + element.toByteArray());
        });
        for (qsizetype at = 0; at < text.size(); at += pieceBytes)
            elements.push(QByteArrayView(text).sliced(at).first(std::min(pieceBytes, text.size() - at)));
        if (shape)
            *shape = elements.shape();
        if (isWhole)
            *isWhole = elements.isWhole();
        return found;
    }

private Q_SLOTS:
    void findsTheElementsHoweverTheTextIsCut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArrayList>("expected");
        QTest::newRow("array") << "\xEF\xBB\xBF [ {\"a\":1}, {\"b\":[{}]} ] tail {\"c\":1}"_ba
                               << QByteArrayList{":{\"a\":1}", ":{\"b\":[{}]}"};
        QTest::newRow("object") << "{\"x\":1,\"y\":\"s\",\"7\":{\"a\":\"}\"},\"z\":[1,2]}"_ba
                                << QByteArrayList{"7:{\"a\":\"}\"}", "z:[1,2]"};
        QTest::newRow("escapes") << "[{\"a\":\"\\\\\\\"]}\"},{\"b\":\"\\\\\"}]"_ba
                                 << QByteArrayList{":{\"a\":\"\\\\\\\"]}\"}", ":{\"b\":\"\\\\\"}"};
        QTest::newRow("scalars between")
            << "[1,\"[\",null,{\"a\":1},false]"_ba << QByteArrayList{":{\"a\":1}"};
        QTest::newRow("nothing") << "false"_ba << QByteArrayList{};
        QTest::newRow("text") << "\"[{}]\""_ba << QByteArrayList{};
        QTest::newRow("page") << "<html>[{}]</html>"_ba << QByteArrayList{};
        QTest::newRow("closed before it began") << "]}[{}]"_ba << QByteArrayList{};
    }
    void findsTheElementsHoweverTheTextIsCut()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArrayList, expected);
        for (qsizetype pieceBytes = 1; pieceBytes <= text.size(); ++pieceBytes)
            QCOMPARE(elementsOf(text, pieceBytes), expected);
    }

    void tellsWhatItIs()
    {
        using Shape = JsonElements::Shape;
        const std::vector<std::tuple<QByteArray, Shape, bool>> texts{
            {"", Shape::Nothing, false},         {" null", Shape::Nothing, true},
            {"[]", Shape::Array, true},          {"[{},", Shape::Array, false},
            {"{\"a\":{}}", Shape::Object, true}, {"<br />[]", Shape::NotJson, false}};
        for (const auto &[text, expected, expectedWhole] : texts) {
            Shape shape = Shape::Nothing;
            bool isWhole = false;
            (void)elementsOf(text, 1, &shape, &isWhole);
            QCOMPARE(shape, expected);
            QCOMPARE(isWhole, expectedWhole);
        }
    }

    void passesOverWhatIsTooLongOrTooDeep()
    {
        int found = 0;
        JsonElements elements([&found](QByteArrayView, QByteArrayView) { ++found; });
        elements.push("[{\"a\":\"");
        for (int i = 0; i < 100; ++i)
            elements.push(QByteArray(10'000, 'x'));
        elements.push("\"},");
        elements.push(QByteArray(QByteArray(1'000'000, '[') + QByteArray(1'000'000, ']')));
        elements.push(QByteArray(",{\"b\":\"" + QByteArray(300'000, 'x') + "\"},{\"c\":1}]"));
        QCOMPARE(found, 1);
        QCOMPARE(elements.skipped(), 3);
        QVERIFY(elements.isWhole());
    }
};

QTEST_GUILESS_MAIN(tst_JsonElements)
#include "tst_JsonElements.moc"
