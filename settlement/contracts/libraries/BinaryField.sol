// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title GF(2^8) under x^8 + x^4 + x^3 + x^2 + 1, the field of settlement/availability/field.ts
library BinaryField {
    uint256 private constant ORDER = 255;
    /// Powers of 2, and the exponent of each byte; that of 0 counts nowhere.
    bytes private constant POWERS =
        hex"01020408102040801d3a74e8cd8713264c982d5ab475eac98f03060c183060c09d274e9c254a94356ad4b577eec19f23"
        hex"468c050a142850a05dba69d2b96fdea15fbe61c2992f5ebc65ca890f1e3c78f0fde7d3bb6bd6b17ffee1dfa35bb671e2"
        hex"d9af4386112244880d1a3468d0bd67ce811f3e7cf8edc7933b76ecc5973366cc85172e5cb86ddaa94f9e214284152a54"
        hex"a84d9a2952a455aa49923972e4d5b773e6d1bf63c6913f7efce5d7b37bf6f1ffe3dbab4b963162c495376edca557ae41"
        hex"82193264c88d070e1c3870e0dda753a651a259b279f2f9efc39b2b56ac458a09122448903d7af4f5f7f3fbebcb8b0b16"
        hex"2c58b07dfae9cf831b366cd8ad478e";
    bytes private constant LOGS =
        hex"0000011902321ac603df33ee1b68c74b0464e00e348def811cc169f8c8084c71058a652fe1240f2135938edaf0128245"
        hex"1db5c27d6a27f9b9c99a09784de472a606bf8b6266dd30fde29825b31091228836d094ce8f96dbbdf1d2135c83384640"
        hex"1e42b6a3c3487e6e6b3a2854fa85ba3dca5e9b9f0a15792b4ed4e5ac73f3a7570770c0f78c80630d674adeed31c5fe18"
        hex"e3a5997726b8b47c114492d92320892e373fd15b95bccfcd908797b2dcfcbe61f256d3ab142a5d9e843c3953476d41a2"
        hex"1f2d43d8b77ba476c41749ec7f0c6ff66ca13b52299d55aafb6086b1bbcc3e5acb595fb09ca9a0510bf516eb7a752cd7"
        hex"4faed5e9e6e7ade874d6f4eaa85058af";

    /// @notice The value at `x` of the polynomial that has `values` at `points`, of a degree below their number.
    /// @param points distinct, and none of them `x`
    function valueAt(uint256 x, uint256[] memory points, uint256[] memory values) internal pure returns (uint256 sum) {
        bytes memory powers = POWERS;
        bytes memory logs = LOGS;
        for (uint256 i = 0; i < points.length; i++) {
            if (values[i] == 0) continue;
            uint256 exponent = uint8(logs[values[i]]);
            for (uint256 j = 0; j < points.length; j++) {
                if (j == i) continue;
                exponent += uint8(logs[x ^ points[j]]) + ORDER - uint8(logs[points[i] ^ points[j]]);
            }
            sum ^= uint8(powers[exponent % ORDER]);
        }
    }
}
