// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/IdCipher.h"

#include <QSet>
#include <QTest>

#include <bit>

using namespace cuegate;

class tst_IdCipher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensWhatItSealed();
    void needsTheSecret();
    void changesEveryBitWithEach();
};

void tst_IdCipher::opensWhatItSealed()
{
    const IdCipher cipher("secret");
    QSet<QByteArray> seen;
    for (quint64 i = 0; i < 1000; ++i) {
        const IdCipher::Ids ids{i / 10, i % 10 * 0x0123456789abcdefULL};
        const QByteArray bytes = cipher.sealed(ids);
        QCOMPARE(bytes.size(), IdCipher::kBytes);
        QVERIFY(cipher.opened(bytes) == ids);
        seen.insert(bytes);
    }
    QCOMPARE(seen.size(), 1000);
}

void tst_IdCipher::needsTheSecret()
{
    const IdCipher::Ids ids{1, 2};
    QVERIFY(IdCipher("secret").sealed(ids) == IdCipher("secret").sealed(ids));
    QVERIFY(IdCipher("other").sealed(ids) != IdCipher("secret").sealed(ids));
    QVERIFY(IdCipher("other").opened(IdCipher("secret").sealed(ids)) != ids);
}

void tst_IdCipher::changesEveryBitWithEach()
{
    const IdCipher cipher("secret");
    const QByteArray before = cipher.sealed({0, 0});
    for (size_t half = 0; half < 2; ++half) {
        for (int bit = 0; bit < 64; ++bit) {
            IdCipher::Ids ids{0, 0};
            ids[half] = 1ULL << bit;
            const QByteArray after = cipher.sealed(ids);
            int changed = 0;
            for (qsizetype i = 0; i < IdCipher::kBytes; ++i)
                changed += std::popcount(quint8(before[i] ^ after[i]));
            QVERIFY2(changed > 30 && changed < 98, qPrintable(QString::number(changed))); // 64 of 128, about
        }
    }
}

QTEST_GUILESS_MAIN(tst_IdCipher)
#include "tst_IdCipher.moc"
