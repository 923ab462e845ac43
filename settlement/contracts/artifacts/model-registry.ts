/**
 * Generated from ModelRegistry.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 d67899900fb35dadb431f45c7ffd46a37ecb0bae9a8989eb2592307e043757e4
 * @module
 */

export const modelRegistryAbi = [
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      }
    ],
    "name": "AlreadyDeprecated",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "count",
        "type": "uint256"
      }
    ],
    "name": "BadShardCount",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "LicenceTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      }
    ],
    "name": "ModelExists",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "NotOwner",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      }
    ],
    "name": "UnknownModel",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ZeroRoot",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      }
    ],
    "name": "ModelDeprecated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "owner",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint128",
        "name": "pricePerUnit",
        "type": "uint128"
      }
    ],
    "name": "ModelPublished",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "MAX_LICENCE_LENGTH",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MAX_SHARDS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      }
    ],
    "name": "deprecate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      }
    ],
    "name": "getModel",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "owner",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "publishedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "deprecatedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint128",
            "name": "pricePerUnit",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "semanticsHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "shardRoots",
            "type": "bytes32[]"
          },
          {
            "internalType": "string",
            "name": "licence",
            "type": "string"
          }
        ],
        "internalType": "struct IModelRegistry.Model",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      }
    ],
    "name": "isServable",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      }
    ],
    "name": "ownerOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32[]",
        "name": "shardRoots",
        "type": "bytes32[]"
      },
      {
        "internalType": "bytes32",
        "name": "semanticsHash",
        "type": "bytes32"
      },
      {
        "internalType": "uint128",
        "name": "pricePerUnit",
        "type": "uint128"
      },
      {
        "internalType": "string",
        "name": "licence",
        "type": "string"
      }
    ],
    "name": "publish",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const modelRegistryBytecode = '0x60808060405234601557610bc9908161001a8239f35b5f80fdfe6080806040526004361015610012575f80fd5b5f3560e01c90816321e7c4981461081157508063783ae633146107cd5780637dd56411146107d25780639b72f1f6146107cd578063c1c3448c14610697578063f25b12e9146100d05763fd181d8c14610069575f80fd5b346100cc5760206003193601126100cc576004355f525f602052602060405f2073ffffffffffffffffffffffffffffffffffffffff815416151590816100b5575b506040519015158152f35b67ffffffffffffffff91506001015416155f6100aa565b5f80fd5b346100cc5760a06003193601126100cc5760243560043567ffffffffffffffff82116100cc57366023830112156100cc5781600401359067ffffffffffffffff82116100cc578160051b602481850101903682116100cc57606435936fffffffffffffffffffffffffffffffff85168095036100cc5760843567ffffffffffffffff81116100cc57366023820112156100cc5780600401359367ffffffffffffffff85116100cc5736602486840101116100cc57851561066f57855f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f2054166106435782158015610638575b61060c5761010085116105e057604051946101d386610b1b565b338652602086019067ffffffffffffffff4216825260408701935f855260608801938a85526080890196604435885261021260206040519a018a610b37565b88526024602089019c019b5b818d106105d057505060249a50815f9260209260a08b01998a52836040519e8f92610270837fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f8801160185610b37565b848452019101378b01015260c08601988952865f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f209651167fffffffff000000000000000000000000000000000000000000000000000000007bffffffffffffffff00000000000000000000000000000000000000008854935160a01b1692161717855567ffffffffffffffff8060018701935116167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000835416178255517fffffffffffffffff00000000000000000000000000000000ffffffffffffffff77ffffffffffffffffffffffffffffffff000000000000000083549260401b1691161790555160028301556003820190519081519167ffffffffffffffff8311610565576801000000000000000083116105655781548383558084106105a6575b50602001905f5260205f205f5b8381106105925750505050600401925192835167ffffffffffffffff8111610565576103e68254610b78565b601f8111610514575b50602094601f8211600114610476579481929394955f9261046b575b50507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8260011b9260031b1c19161790555b6040519182527fcd3f2e453c73d07cbd9d94205af17f2711a6aa1dd38466ce391b5157a5777d3560203393a3005b01519050858061040b565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0821695835f52805f20915f5b8881106104fc575083600195969798106104c5575b505050811b01905561043d565b01517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60f88460031b161c191690558580806104b8565b919260206001819286850151815501940192016104a3565b818111156103ef57825f5260205f20601f830160051c906020841061055d575b81601f9101920160051c03905f5b8281106105505750506103ef565b5f82820155600101610542565b5f9150610534565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b6001906020845194019381840155016103ba565b825f52838060205f20019103905f5b8281106105c35750506103ad565b5f828201556001016105b5565b8c35815260209c8d019c0161021e565b847fc37afe5a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b827f5c889bfc000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5061010083116101b9565b857f2486e84c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fb263ae73000000000000000000000000000000000000000000000000000000005f5260045ffd5b346100cc5760206003193601126100cc57600435805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff81541680156107a15733036107715760010167ffffffffffffffff8154166107455780547fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000164267ffffffffffffffff161790557ffa2f333fee607e4454466b14173caccd26c8177504670041d9e8f0c77dc0bf1e5f80a2005b507fc4d8e6ea000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507f0e25346d000000000000000000000000000000000000000000000000000000005f526004523360245260445ffd5b827fa2dc0625000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b610aff565b346100cc5760206003193601126100cc576004355f525f602052602073ffffffffffffffffffffffffffffffffffffffff60405f205416604051908152f35b346100cc5760206003193601126100cc5760c081610830606093610b1b565b5f81525f60208201525f60408201525f838201525f60808201528260a082015201526004355f525f60205260405f2060405161086b81610b1b565b81549173ffffffffffffffffffffffffffffffffffffffff8316825267ffffffffffffffff602083019360a01c168352600181015490604083019167ffffffffffffffff811683526fffffffffffffffffffffffffffffffff606085019160401c16815260028201549060808501918252600383019260405180948591602082549182815201915f5260205f20905f5b818110610ae65750505060049291610914910386610b37565b60a08701948552019360405180955f9080549061093082610b78565b8085529160018116908115610a995750600114610a52575b50506fffffffffffffffffffffffffffffffff9261097967ffffffffffffffff9a988b939a989796949a038a610b37565b60c08701988952604051998a9860208a5273ffffffffffffffffffffffffffffffffffffffff6101008b0199511660208b01525116604089015251166060870152511660808501525160a0840152519060e060c08401528151809152602061012084019201905f5b818110610a39575050507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f6020809551838686030160e08701528051918291828752018786015e5f868286010152011601030190f35b82518452869450602093840193909201916001016109e1565b5f908152602081209092505b818310610a7d575050810160200161097967ffffffffffffffff610948565b6020919350806001915483858c01015201910190918792610a5e565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660208087019190915292151560051b85019092019250610979915067ffffffffffffffff9050610948565b82548452889450602090930192600192830192016108fb565b346100cc575f6003193601126100cc5760206040516101008152f35b60e0810190811067ffffffffffffffff82111761056557604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff82111761056557604052565b90600182811c92168015610bbf575b6020831014610b9257565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b91607f1691610b8756' as const;
